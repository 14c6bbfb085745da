"""Reads the scores that our own Questionnaires carry as extensions."""

from typing import Any

from speelveld.exchange.fhir import addresses
from speelveld.exchange.fhir.resources import Resource, find_value, walk_extensions


def read_factors(questionnaire: Resource) -> list[dict[str, Any]]:
    """Return the scores, with the names of their items; none when there are no such extensions."""
    return [_read_factor(one) for one in walk_extensions(questionnaire, addresses.FACTOR)]


def _read_factor(extension: Resource) -> dict[str, Any]:
    factor: dict[str, Any] = {"key": str(find_value(extension, "key") or "")}
    factor["title"] = {
        str(find_value(title, "lang")): str(find_value(title, "content"))
        for title in walk_extensions(extension, "title")
    }
    factor["items"] = [str(one.get("valueString", "")) for one in walk_extensions(extension, "item")]
    for name in ("kind", "higher_is_better", "minimum_answered", "decimals"):
        if (value := find_value(extension, name)) is not None:
            factor[name] = value
    if cuts := [one.get("valueDecimal") for one in walk_extensions(extension, "cut")]:
        factor["cuts"] = cuts
    return factor
