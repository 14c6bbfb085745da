"""The playing field: cycles, problems, measures, conditions and what the team wrote down about them."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from speelveld.catalogue import FACTORS
from speelveld.organisations.models import Organisation, Unit

LONGEST_TEXT = 5000  # characters in a free text: some two pages


class Stage(models.TextChoices):
    PREVENT = "prevent", _("Voorkomen")
    OPTIMISE = "optimise", _("Optimaliseren")
    SUPPORT = "support", _("Ondersteunen")


class Level(models.TextChoices):
    ORGANISATION = "organisation", _("Organisatie")
    TEAM = "team", _("Team")
    INDIVIDUAL = "individual", _("Individu")


def _refuse_strangers(row: "Problem | Measure", *others: "Unit | Problem | None") -> None:
    """Everything a row refers to belongs to the same organisation."""
    if any(other and other.organisation_id != row.organisation_id for other in others):
        raise ValidationError(_("Dit hoort bij een andere organisatie. Kies iets uit de lijst."))


def _refuse_long_texts(row: models.Model, *names: str) -> None:
    long = _("Deze tekst is te lang. Houd het bij %(most)s tekens.") % {"most": LONGEST_TEXT}
    too_long = {name: long for name in names if len(getattr(row, name)) > LONGEST_TEXT}
    if too_long:
        raise ValidationError(too_long)


class Cycle(models.Model):
    """One turn of find out, choose, do, check and adjust."""

    class Step(models.TextChoices):
        FIND_OUT = "find_out", _("Uitzoeken")
        CHOOSE = "choose", _("Kiezen")
        DO = "do", _("Doen")
        CHECK = "check", _("Nagaan")
        ADJUST = "adjust", _("Bijstellen")

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="cycles")
    title = models.CharField(_("naam"), max_length=120)
    step = models.CharField(_("waar staan we?"), max_length=10, choices=Step.choices, default=Step.FIND_OUT)
    started_on = models.DateField(_("begonnen op"))
    step_until_on = models.DateField(_("deze stap duurt tot en met"), null=True, blank=True)

    class Meta:
        ordering = ["-started_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if self.step_until_on and self.started_on and self.step_until_on < self.started_on:
            until = _("Deze dag ligt vóór het begin van de ronde. Kies een latere dag.")
            raise ValidationError({"step_until_on": until})


class Problem(models.Model):
    """What the organisation wants to change, where it shows, and what causes it."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="problems")
    title = models.CharField(_("wat speelt er?"), max_length=160)
    description = models.TextField(_("hoe merk je dat?"), blank=True)
    cause = models.TextField(_("waar komt het door?"), blank=True)
    source = models.CharField(_("hoe weten we dit?"), max_length=200, blank=True)
    factor = models.CharField(_("factor"), max_length=30, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    noted_on = models.DateField(auto_now_add=True)

    class Meta:
        ordering = ["-noted_on", "-pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        _refuse_strangers(self, self.unit)
        _refuse_long_texts(self, "description", "cause")
        if self.factor and self.factor not in FACTORS:
            raise ValidationError({"factor": _("Deze factor kennen we niet. Kies er een uit de lijst.")})


class Measure(models.Model):
    """Something the organisation does, in one cell of the board, with a goal set beforehand."""

    class State(models.TextChoices):
        IDEA = "idea", _("Idee")
        PLANNED = "planned", _("Gepland")
        BUSY = "busy", _("Bezig")
        DONE = "done", _("Gedaan")
        STOPPED = "stopped", _("Gestopt")

    class Kind(models.TextChoices):
        POLICY = "policy", _("beleid maken")
        INTERVENTION = "intervention", _("een interventie inzetten")
        RESEARCH = "research", _("onderzoek doen")

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
    factors: Any = models.JSONField(_("factoren"), default=list, blank=True)
    unit = models.ForeignKey(
        Unit, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("waar?")
    )
    owner = models.CharField(_("wie trekt het?"), max_length=120, blank=True)
    starts_on = models.DateField(_("begint op"), null=True, blank=True)
    ends_on = models.DateField(_("klaar op"), null=True, blank=True)
    cost = models.DecimalField(_("kosten in euro"), max_digits=12, decimal_places=2, null=True, blank=True)
    hours = models.DecimalField(_("uren"), max_digits=8, decimal_places=1, null=True, blank=True)
    goal = models.TextField(_("wat is het doel?"), blank=True)
    judged_by = models.TextField(_("hoe zien jullie of het werkt?"), blank=True)
    judged_on = models.DateField(_("wanneer kijken jullie dat na?"), null=True, blank=True)
    state = models.CharField(_("stand"), max_length=10, choices=State.choices, default=State.IDEA)
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

    def clean(self) -> None:
        _refuse_strangers(self, self.unit, self.problem)
        _refuse_long_texts(self, "description", "goal", "judged_by")
        wrong = {}
        if not set(self.factors) <= set(FACTORS):
            wrong["factors"] = _("Een van deze factoren kennen we niet. Kies uit de lijst.")
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            wrong["ends_on"] = _("Deze dag ligt vóór het begin. Kies een latere dag, of pas het begin aan.")
        for name in ("cost", "hours"):
            if (getattr(self, name) or 0) < 0:
                wrong[name] = _("Dit kan niet minder dan nul zijn. Vul nul of meer in, of laat het leeg.")
        if wrong:
            raise ValidationError(wrong)


class ConditionJudgement(models.Model):
    """How one of the seven conditions stands, and the next step."""

    class Judgement(models.TextChoices):
        TO_DO = "to_do", _("Nog te doen")
        BUSY = "busy", _("Loopt")
        IN_ORDER = "in_order", _("Op orde")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="condition_judgements"
    )
    condition = models.CharField(max_length=20)
    judgement = models.CharField(_("hoe staat het?"), max_length=10, choices=Judgement.choices)
    explanation = models.TextField(_("waaraan zie je dat?"), blank=True)
    next_step = models.CharField(_("volgende stap"), max_length=200, blank=True)
    owner = models.CharField(_("wie doet dat?"), max_length=120, blank=True)
    due_on = models.DateField(_("wanneer?"), null=True, blank=True)
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    judged_on = models.DateField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "condition"], name="condition_judged_once")
        ]

    def __str__(self) -> str:
        return self.condition

    def clean(self) -> None:
        _refuse_long_texts(self, "explanation")


class Reflection(models.Model):
    """What the team answered to one of the questions that accompany a cell, a condition or a step."""

    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="reflections")
    question_key = models.CharField(max_length=80)
    answer = models.TextField(_("wat is jullie antwoord?"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    written_on = models.DateField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "question_key"], name="reflection_once")
        ]

    def __str__(self) -> str:
        return self.question_key

    def clean(self) -> None:
        _refuse_long_texts(self, "answer")
