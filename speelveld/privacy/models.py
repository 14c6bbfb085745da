"""What was deleted and when: numbers only, for to name what is gone would be to keep it."""

from django.db import models

from speelveld.organisations.models import Organisation


class RetentionRun(models.Model):
    """One kind of data on one day. Without an organisation: of the whole installation."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, null=True, related_name="retention_runs"
    )
    kind = models.CharField(max_length=20)
    ran_on = models.DateField()
    n_deleted = models.PositiveIntegerField(default=0)
    is_overwritten = models.BooleanField(default=True)  # in the file too, not only out of the tables

    class Meta:
        ordering = ["ran_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "ran_on"], name="retention_run_once_a_day"
            ),
            models.UniqueConstraint(
                fields=["kind", "ran_on"],
                condition=models.Q(organisation__isnull=True),
                name="retention_run_everywhere_once_a_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ran_on} {self.kind}: {self.n_deleted}"
