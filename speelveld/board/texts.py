"""Words of content/ in the language of the reader."""

from django.utils.translation import get_language

from speelveld import catalogue


def get_reading_language() -> str:
    return get_language() or "nl"


def get_stage_names() -> dict[str, str]:
    return {stage.key: stage.name for stage in catalogue.frame(get_reading_language()).stages}


def get_level_names() -> dict[str, str]:
    return {level.key: level.name for level in catalogue.frame(get_reading_language()).levels}


def get_factor_names() -> dict[str, str]:
    return {factor.key: factor.name for factor in catalogue.factors(get_reading_language())}


def get_condition_names() -> dict[str, str]:
    return {condition.key: condition.name for condition in catalogue.conditions(get_reading_language())}


def get_source(key: str) -> catalogue.MeasureText | None:
    """Return the recommended measure that something came from, if it is still in content/."""
    try:
        return catalogue.measure(key, get_reading_language())
    except KeyError:
        return None
