"""The forecast before the start: honest about who will read what, and from head counts alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.science.disclosure import Tree, Unit
from speelveld.surveys.forecast import RESPONSES, Forecast, TeamForecast, make_forecast


def make_tree(**heads: int) -> Tree:
    return Tree(
        [Unit("all", None, "Alles", 0), *(Unit(key, "all", key.title(), n) for key, n in heads.items())]
    )


def get_teams(forecast: Forecast | None) -> dict[str, TeamForecast]:
    assert forecast is not None
    return {team.name: team for team in forecast.teams}


def test_a_large_team_reads_itself_at_any_response() -> None:
    teams = get_teams(make_forecast(make_tree(a=40, b=40), 10))
    assert teams["A"] == TeamForecast("a", "A", 40, 50, ())


def test_a_team_of_sixteen_needs_sixty_five_per_cent() -> None:
    """16 x 50% is 8 answers, 16 x 65% is 10."""
    teams = get_teams(make_forecast(make_tree(a=16, b=40, c=40, d=40), 10))
    assert teams["A"].own_from == 65


def test_small_teams_read_their_combined_group() -> None:
    teams = get_teams(make_forecast(make_tree(kitchen=8, night=9, care=60), 10))
    assert (teams["Kitchen"].own_from, teams["Kitchen"].together) == (None, ("Night",))
    assert teams["Night"].together == ("Kitchen",)


def test_it_counts_the_teams_that_read_themselves() -> None:
    """At 65% A has 10 answers, but showing it would give away B, which has 8."""
    forecast = make_forecast(make_tree(a=16, b=13, c=40, d=40), 10)
    assert forecast is not None
    assert [response for response, _n in forecast.n_own] == list(RESPONSES)
    assert [n for _response, n in forecast.n_own] == [2, 2, 4]


def test_a_stricter_smallest_group_shows_fewer_teams() -> None:
    tree = make_tree(a=16, b=25, c=40, d=60)
    usual, strict = make_forecast(tree, 10), make_forecast(tree, 20)
    assert usual is not None and strict is not None
    assert all(few <= many for (_, few), (_, many) in zip(strict.n_own, usual.n_own, strict=True))
    assert strict.n_own != usual.n_own


def test_with_too_few_people_there_is_no_forecast() -> None:
    assert make_forecast(make_tree(a=4, b=5), 10) is None


def test_only_teams_are_listed() -> None:
    tree = Tree([Unit("all", None, "Alles", 3), Unit("care", "all", "Zorg", 4), Unit("a", "care", "A", 30)])
    assert set(get_teams(make_forecast(tree, 10))) == {"A"}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 45), min_size=1, max_size=12), st.integers(5, 15))
def test_no_team_is_promised_a_result_on_too_few_answers(heads: list[int], k: int) -> None:
    forecast = make_forecast(make_tree(**{f"t{i}": n for i, n in enumerate(heads)}), k)
    if forecast is None:
        assert sum(heads) < k
        return
    assert [team.n_invited for team in forecast.teams] == [n for n in heads if n]
    for team in forecast.teams:
        if team.own_from is not None:
            assert team.n_invited * team.own_from // 100 >= k
        assert team.name not in team.together
