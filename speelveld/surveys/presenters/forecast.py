"""What people will probably see, in sentences and team by team, and which teams are read as one."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from speelveld.surveys.audience import Audience
from speelveld.surveys.forecast import RESPONSES, PartForecast, TeamForecast, make_forecast_of
from speelveld.surveys.models import Wave
from speelveld.surveys.presenters.merging import MergedRow, list_merged
from speelveld.surveys.presenters.wording import join_names


@dataclass(frozen=True)
class TeamRow:
    """`merged` when this team stands for several; then `around` is the unit in which it counts."""

    key: str
    name: str
    n_invited: int
    sight: str
    merged: MergedRow | None
    around: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True)
class ForecastPart:
    n_teams: int
    counts: tuple[tuple[int, int], ...]  # response in per cent, teams that read their own result
    teams: tuple[TeamRow, ...]
    idle: tuple[MergedRow, ...]  # merges of which too few teams are asked
    trait: str = ""
    part_counts: tuple[
        tuple[int, int], ...
    ] = ()  # response in per cent, groups with the trait that are shown
    n_split: int = 0  # teams that are large enough for that

    @property
    def has_merged(self) -> bool:
        return bool(self.idle) or any(team.merged for team in self.teams)


def present_forecast(wave: Wave, audience: Audience | None) -> ForecastPart | None:
    """Return the forecast; None when too few people are asked to show anything."""
    forecast = make_forecast_of(wave, audience) if audience else None
    if audience is None or forecast is None:
        return None
    merged, idle = _place_merged(wave, audience)
    tree = audience.tree
    teams = tuple(
        TeamRow(
            team.key,
            team.name,
            team.n_invited,
            _say_sight(team),
            merged.get(team.key),
            tree[tree[team.key].parent or team.key].name,
            tuple(map(_say_part, team.parts)),
        )
        for team in forecast.teams
    )
    n_split = sum(bool(team.parts) for team in teams)
    return ForecastPart(len(teams), forecast.n_own, teams, idle, wave.trait, forecast.n_parts, n_split)


def _place_merged(wave: Wave, audience: Audience) -> tuple[dict[str, MergedRow], tuple[MergedRow, ...]]:
    """Return the merges by the node they made, and those that made none."""
    placed: dict[str, MergedRow] = {}
    idle = []
    for row in list_merged(wave):
        places = {audience.place_of[key] for key in row.unit_keys & audience.place_of.keys()}
        if len(places) == 1:
            placed[places.pop()] = row
        else:
            idle.append(row)
    return placed, tuple(idle)


def _say_part(part: PartForecast) -> str:
    facts = {"name": part.name, "n": part.n_invited, "share": part.own_from}
    if part.own_from is None:
        return _("%(name)s (%(n)s mensen): te klein om apart te tonen") % facts
    if part.own_from == RESPONSES[0]:
        return _("%(name)s (%(n)s mensen): ook apart") % facts
    return _("%(name)s (%(n)s mensen): ook apart vanaf %(share)s%% antwoord") % facts


def _say_sight(team: TeamForecast) -> str:
    company = join_names(team.together)
    if team.own_from is None:
        return _("samen met %(company)s") % {"company": company} if company else _("in een grotere groep")
    if team.own_from == RESPONSES[0]:
        return _("het eigen team")
    own = _("het eigen team vanaf %(share)s%% antwoord") % {"share": team.own_from}
    return _("%(own)s, anders samen met %(company)s") % {"own": own, "company": company} if company else own
