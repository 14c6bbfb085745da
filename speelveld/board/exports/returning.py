"""What can be changed in the sheet of measures and read back, and in which words one chooses."""

from django.utils.translation import gettext as _

from speelveld.board.models import Measure
from speelveld.board.texts import (
    get_condition_names,
    get_factor_names,
    get_level_names,
    get_stage_names,
)

# The columns that are read back, each with the field of a measure that it holds.
READ_BACK = {
    "title": "title", "problem": "problem", "stage": "stage", "level": "level", "other_cells": "other_cells",
    "state": "state", "unit": "unit", "owner": "owner", "helpers": "helpers", "starts_on": "starts_on",
    "ends_on": "ends_on", "review_every": "review_every", "cost": "cost", "hours": "hours", "own_cause": "cause",
    "description": "description", "goal": "goal", "baseline": "baseline", "judged_by": "judged_by",
    "threshold": "threshold", "judged_on": "judged_on", "moments": "moments", "kind": "kind", "factors": "factors",
    "conditions": "conditions",
}  # fmt: skip
BY_WHICH = ("number", "code", "version")  # by which one knows a row
ONE_OF = ("stage", "level", "state", "review_every", "kind")


def name_marks() -> dict[str, str]:
    """Return the heads of the two columns by which a row is found again."""
    return {"code": _("Code"), "version": _("Versie")}


def list_words() -> dict[str, dict[str, str]]:
    """Return, for each field where one chooses, the keys with their words in the active language."""
    stages, levels = get_stage_names(), get_level_names()
    return {
        "stage": stages,
        "level": levels,
        "state": {key: str(label) for key, label in Measure.State.choices},
        "review_every": {key: str(label) for key, label in Measure.Rhythm.choices},
        "kind": {key: str(label) for key, label in Measure.Kind.choices},
        "other_cells": {f"{s}-{lv}": f"{stages[s]} · {levels[lv]}" for s in stages for lv in levels},
        "factors": get_factor_names(),
        "conditions": get_condition_names(),
    }
