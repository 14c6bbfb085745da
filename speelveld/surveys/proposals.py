"""What a works council is asked to agree to: everything on its page, as plain data with one digest."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from django.utils import translation

from speelveld.organisations.permissions import RULES
from speelveld.organisations.retention import get_months
from speelveld.surveys.audience import list_merges
from speelveld.surveys.council_texts import ANONYMITY, KEPT, NOT_KEPT, PART_NAMES, REMAINS, SIGHTS
from speelveld.surveys.models import Wave
from speelveld.surveys.thresholds import choose_settings

SOURCE_LANGUAGE = "nl"  # the digest must not depend on who reads


def describe_proposal(wave: Wave) -> dict[str, Any]:
    """Return what the page shows of a draft. Head counts stay out: a new staff list is no new proposal."""
    merged = sorted([merge.name, *sorted(merge.unit_keys)] for merge in list_merges(wave))
    # told only where something was chosen, so that a decision of before still fits
    chosen = {"merged": merged, "trait": wave.trait, "managers_apart": wave.managers_apart}
    with translation.override(SOURCE_LANGUAGE):
        return {part: value for part, value in chosen.items() if value} | {
            "title": wave.title,
            "instrument": wave.instrument,
            "audience": sorted(wave.audience.values_list("key", flat=True)),
            "opens_on": wave.opens_on.isoformat(),
            "closes_on": wave.closes_on.isoformat(),
            "reminder_days": wave.reminder_days,
            "privacy_text": wave.privacy_text,
            "contact": wave.contact,
            "gate": asdict(choose_settings(wave.minimum_group)),
            "sights": {sight.action: [str(sight.what), *sorted(RULES[sight.action])] for sight in SIGHTS},
            "terms": get_months(wave.organisation),
            "statements": [str(text) for text in (*ANONYMITY, REMAINS, *KEPT, *NOT_KEPT)],
        }


def take_version(proposal: Mapping[str, Any]) -> str:
    """Return the digest of a proposal, whatever the order of its keys."""
    text = json.dumps(proposal, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def name_changes(shown: Mapping[str, Any], proposal: Mapping[str, Any]) -> list[str]:
    """Return by name the parts in which two proposals differ."""
    return [str(name) for part, name in PART_NAMES.items() if shown.get(part) != proposal.get(part)]
