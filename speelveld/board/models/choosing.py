"""What people decide together: how important and feasible a measure is, and what becomes of it."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.models.cycles import Cycle
from speelveld.board.models.measures import Measure
from speelveld.board.models.rules import refuse_long_texts
from speelveld.organisations.models import Organisation
from speelveld.ui.guarded import refuse_changed

LOWEST, HIGHEST = 1, 5
_RANGE = [MinValueValidator(LOWEST), MaxValueValidator(HIGHEST)]


class Vote(models.Model):
    """What one person says about one measure. Shown as a mean and a spread, never with a name."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="votes")
    voter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    importance = models.PositiveSmallIntegerField(validators=_RANGE)
    feasibility = models.PositiveSmallIntegerField(validators=_RANGE)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["measure", "voter"], name="vote_once")]

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.importance}, {self.feasibility}"


class Decision(models.Model):
    """What becomes of a measure at the end of a cycle."""

    class Choice(models.TextChoices):
        KEEP = "keep", _("Houden zoals het is")
        ADAPT = "adapt", _("Aanpassen")
        EXTEND = "extend", _("Uitbreiden")
        STOP = "stop", _("Stoppen")

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="decisions")
    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="decisions")
    choice = models.CharField(_("wat wordt het?"), max_length=10, choices=Choice.choices)
    note = models.TextField(_("waarom?"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    decided_on = models.DateField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["cycle", "measure"], name="decided_once")]

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.choice}"

    def clean(self) -> None:
        refuse_long_texts(self, "note")
        refuse_changed(self, "note")


class BoardSettings(models.Model):
    """What the programme owner chose for the board."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, related_name="board_settings")
    most_at_once = models.PositiveSmallIntegerField(
        _("hoeveel maatregelen lopen er hooguit tegelijk?"),
        default=3,
        validators=[MinValueValidator(1), MaxValueValidator(50)],
    )
    is_public = models.BooleanField(default=False)  # may anybody read what was said and done?

    def __str__(self) -> str:
        return str(self.organisation_id)
