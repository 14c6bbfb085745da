"""Lets the attacker of the gate loose on a release as it was stored, with all that one can know of a wave."""

from collections import Counter

from speelveld.catalogue.instruments import parse_instrument
from speelveld.results.models import Release
from speelveld.results.queries import get_table
from speelveld.results.tables import describe_variables
from speelveld.surveys.models.answers import Answer
from tests.science.disclosure.attack import Finding, attack

TOTALS_OF = 2  # scores of which each total is tried too; the integer programmes take long


def attack_release(release: Release, k: int | None = None) -> list[Finding]:
    """Everything that can be derived about fewer than k people; nobody skipped so much that a score is missing."""
    wave, table = release.wave, get_table(release)
    answered = Counter(Answer.objects.filter(wave=wave).values_list("group__key", flat=True))
    n = {group.key: answered[group.key] for group in wave.reporting_groups.all()}
    found = []
    for place, variable in enumerate(describe_variables(parse_instrument(wave.instrument))):
        settings = table.settings
        found += attack(table, variable, n, k or settings.k, settings.w, values=place < TOTALS_OF)
    return found
