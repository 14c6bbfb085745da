"""Sheets with a sealed code: which there are, and how they look."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.safestring import SafeString

from speelveld.surveys import questionnaire
from speelveld.surveys.addresses import make_link, make_short_address
from speelveld.surveys.models import ReportingGroup, Wave
from speelveld.surveys.presenters.wording import join_names
from speelveld.surveys.qr import draw_qr


@dataclass(frozen=True)
class GroupRow:
    pk: int
    name: str
    n_sheets: int


@dataclass(frozen=True)
class GroupsPage:
    wave: Wave
    groups: tuple[GroupRow, ...]
    n_sheets: int


@dataclass(frozen=True)
class Sheet:
    group: str
    code: str
    qr: SafeString


@dataclass(frozen=True)
class SheetsPage:
    wave: Wave
    title: str
    address: str
    minutes: int
    sheets: tuple[Sheet, ...]


def present_groups(wave: Wave) -> GroupsPage:
    groups = tuple(
        GroupRow(group.pk, name_group(wave, group), group.n_sealed)
        for group in wave.reporting_groups.filter(n_sealed__gt=0)
    )
    return GroupsPage(wave, groups, sum(group.n_sheets for group in groups))


def present_sheets(
    wave: Wave, title: str, codes_by_group: Iterable[tuple[ReportingGroup, list[str]]]
) -> SheetsPage:
    sheets = tuple(
        Sheet(name_group(wave, group), code, draw_qr(make_link(wave, code)))
        for group, codes in codes_by_group
        for code in codes
    )
    return SheetsPage(
        wave=wave,
        title=title,
        address=make_short_address(wave).split("://", 1)[1].rstrip("/"),
        minutes=questionnaire.get_minutes(wave.instrument),
        sheets=sheets,
    )


def name_group(wave: Wave, group: ReportingGroup) -> str:
    """Return the units of a group by name, as one would say them."""
    names = {unit["key"]: unit["name"] for unit in wave.tree}
    return join_names([names[key] for key in group.unit_keys])
