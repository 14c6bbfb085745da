"""A small questionnaire of an invented publisher, as a file that an owner hands in."""

from typing import Any

import yaml

from speelveld.surveys import operations
from speelveld.surveys.models import OwnInstrument
from tests.factories import Cast

LICENCE = "Contract 2026-12 met de uitgever, tot eind 2027."


def describe_list(**changes: Any) -> dict[str, Any]:
    return {
        "key": "koffie-2",
        "version": "2.0",
        "title": {"nl": "Koffie op het werk"},
        "languages": ["nl"],
        "licence": "De uitgever",
        "scales": [
            {"key": "vaak", "options": [{"value": i, "label": {"nl": f"keus {i}"}} for i in (1, 2, 3, 4)]}
        ],
        "items": [
            {"key": "k1", "text": {"nl": "De koffie is warm."}, "scale": "vaak"},
            {"key": "k2", "text": {"nl": "De koffie is op."}, "scale": "vaak", "reverse": True},
        ],
        "factors": [{"key": "koffie", "kind": "factor", "title": {"nl": "Koffie"}, "items": ["k1", "k2"]}],
    } | changes


def write(**changes: Any) -> bytes:
    return yaml.safe_dump(describe_list(**changes), allow_unicode=True).encode()


def add(cast: Cast, source: bytes, licence: str = LICENCE, who: str = "olga") -> OwnInstrument:
    return operations.add_instrument(
        organisation=cast.organisation, source=source, licence_statement=licence,
        by=cast.actor(who), user=getattr(cast, who),
    )  # fmt: skip
