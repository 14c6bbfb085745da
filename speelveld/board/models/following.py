"""What happens to a measure on its way: who changed what, and what people wrote about it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.board.models.measures import Measure
from speelveld.board.models.rules import refuse_long_texts
from speelveld.organisations.models import Organisation
from speelveld.ui.guarded import refuse_changed


class MeasureChange(models.Model):
    """One change of a measure: the values before and after of each field, by field name."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField()  # of the measure after this change
    values = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["measure", "version"], name="measure_version_once")]

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.version}"


class Reminder(models.Model):
    """Something due about which somebody had a mail, so that it is told once."""

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    due_on = models.DateField()
    sent_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "user", "kind", "due_on"], name="reminded_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.kind} {self.due_on}"


class ReminderPause(models.Model):
    """Somebody who wants no reminders by mail."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "user"], name="pause_once")]

    def __str__(self) -> str:
        return f"{self.organisation_id}: {self.user_id}"


class Remark(models.Model):
    """A line in the logbook of a measure."""

    class Kind(models.TextChoices):
        COMMENT = "comment", _("Opmerking")
        PROGRESS = "progress", _("Voortgang")
        EVIDENCE = "evidence", _("Bewijs")

    measure = models.ForeignKey(Measure, on_delete=models.CASCADE, related_name="remarks")
    kind = models.CharField(
        _("wat schrijf je op?"), max_length=10, choices=Kind.choices, default=Kind.COMMENT
    )
    text = models.TextField(_("wat wil je vertellen?"))
    source = models.CharField(_("waar komt dit vandaan?"), max_length=200, blank=True)
    happened_on = models.DateField(_("over welke dag gaat het?"), null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.measure_id}: {self.kind}"

    def clean(self) -> None:
        refuse_long_texts(self, "text")
        refuse_changed(self, "text", kind="work")
        refuse_changed(self, "source", kind="note")
