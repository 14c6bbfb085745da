"""Measures: what the organisation does."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.models.cells import CELLS, Level, Stage
from speelveld.board.models.problems import Problem
from speelveld.board.models.rules import refuse_long_texts, refuse_strangers
from speelveld.board.naming import refuse_colleagues
from speelveld.catalogue import CONDITIONS, FACTORS
from speelveld.organisations.models import Organisation, Unit
from speelveld.ui.guarded import list_changed_texts, refuse_changed

if TYPE_CHECKING:
    from speelveld.accounts.models import User


class Measure(models.Model):
    """Something the organisation does, in one cell of the board, with a goal set beforehand."""

    class State(models.TextChoices):
        IDEA = "idea", _("Idee")
        PLANNED = "planned", _("Gepland")
        BUSY = "busy", _("Bezig")
        DONE = "done", _("Gedaan")
        STOPPED = "stopped", _("Gestopt")
        LATER = "later", _("Niet nu")

    class Kind(models.TextChoices):
        POLICY = "policy", _("beleid maken")
        INTERVENTION = "intervention", _("een interventie inzetten")
        RESEARCH = "research", _("onderzoek doen")

    class Rhythm(models.TextChoices):
        NONE = "none", _("geen vast ritme")
        MONTH = "month", _("elke maand")
        QUARTER = "quarter", _("elk kwartaal")
        HALF_YEAR = "half_year", _("elk half jaar")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="measures")
    stage = models.CharField(_("fase"), max_length=10, choices=Stage.choices)
    level = models.CharField(_("niveau"), max_length=14, choices=Level.choices)
    title = models.CharField(_("wat gaan jullie doen?"), max_length=160)
    description = models.TextField(_("hoe pakken jullie het aan?"), blank=True)
    kind = models.CharField(_("soort"), max_length=14, choices=Kind.choices, default=Kind.INTERVENTION)
    problem = models.ForeignKey(
        Problem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name=_("probleem"),
    )
    other_cells: Any = models.JSONField(_("raakt ook deze vakken"), default=list, blank=True)
    cause = models.CharField(_("welke oorzaak maken jullie kleiner?"), max_length=300, blank=True)
    factors: Any = models.JSONField(_("factoren"), default=list, blank=True)
    conditions: Any = models.JSONField(_("voorwaarden"), default=list, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("waar?")
    )
    owner = models.CharField(_("wie trekt het?"), max_length=120, blank=True)
    led_by = models.ForeignKey(  # whom `owner` names, if that is somebody who signs in here
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    helpers = models.CharField(_("wie helpen mee?"), max_length=300, blank=True)
    helped_by: "models.ManyToManyField[User, models.Model]" = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="+"
    )
    starts_on = models.DateField(_("begint op"), null=True, blank=True)
    ends_on = models.DateField(_("klaar op"), null=True, blank=True)
    review_every = models.CharField(
        _("hoe vaak kijken jullie hoe het loopt?"), max_length=10, choices=Rhythm.choices, default=Rhythm.NONE
    )
    cost = models.DecimalField(_("kosten in euro"), max_digits=12, decimal_places=2, null=True, blank=True)
    hours = models.DecimalField(_("uren"), max_digits=8, decimal_places=1, null=True, blank=True)
    goal = models.TextField(_("wat is het doel?"), blank=True)
    baseline = models.CharField(_("waar staan jullie nu?"), max_length=200, blank=True)
    judged_by = models.TextField(_("hoe zien jullie of het werkt?"), blank=True)
    threshold = models.CharField(_("vanaf waar is het gelukt?"), max_length=200, blank=True)
    judged_on = models.DateField(_("wanneer kijken jullie dat na?"), null=True, blank=True)
    moments: Any = models.JSONField(_("tussentijds kijken op"), default=list, blank=True)  # days as ISO texts
    state = models.CharField(_("stand"), max_length=10, choices=State.choices, default=State.IDEA)
    started_on = models.DateField(_("echt begonnen op"), null=True, blank=True)
    reviewed_on = models.DateField(_("laatst bekeken op"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)  # one higher with every change
    source_key = models.CharField(max_length=80, blank=True)  # the recommended measure it came from
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["added_at", "pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def cells(self) -> tuple[tuple[str, str], ...]:
        """The cell where it lies first, then the others that it touches."""
        own = (self.stage, self.level)
        others = (tuple(cell.split("-", 1)) for cell in self.other_cells if cell in CELLS)
        return (own, *(cell for cell in others if cell != own))

    @property
    def is_aside(self) -> bool:
        """Whether it asks nothing of anybody now: stopped, or put away for later."""
        return self.state in (self.State.STOPPED, self.State.LATER)

    def clean(self) -> None:
        refuse_strangers(self, self.unit, self.problem)
        refuse_long_texts(self, "description", "goal", "judged_by")
        texts = (
            "title", "description", "cause", "goal", "baseline", "judged_by", "threshold", "owner", "helpers",
        )  # fmt: skip
        refuse_changed(self, *texts)
        refuse_colleagues(self.organisation, list_changed_texts(self, ["title"]))
        wrong = {}
        if not set(self.other_cells) <= set(CELLS):
            wrong["other_cells"] = _("Een van deze vakken kennen we niet. Kies uit de lijst.")
        if not set(self.conditions) <= set(CONDITIONS):
            wrong["conditions"] = _("Een van deze voorwaarden kennen we niet. Kies uit de lijst.")
        if not set(self.factors) <= set(FACTORS):
            wrong["factors"] = _("Een van deze factoren kennen we niet. Kies uit de lijst.")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            wrong["ends_on"] = _("Deze dag ligt vóór het begin. Kies een latere dag, of pas het begin aan.")
        for name in ("cost", "hours"):
            if (getattr(self, name) or 0) < 0:
                wrong[name] = _("Dit kan niet minder dan nul zijn. Vul nul of meer in, of laat het leeg.")
        if wrong:
            raise ValidationError(wrong)
