"""From signal to residual risk: what a problem rests on, what causes it, and what stays after the measures."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from speelveld.board import operations
from speelveld.board.models import Cause, Problem, RiskScheme
from speelveld.board.queries import get_risk_scheme
from speelveld.board.risks import CHOICES, list_parts, list_values, read_risk, weigh
from speelveld.organisations.errors import Denied
from speelveld.signals import operations as signals
from speelveld.signals.models import Signal
from tests.factories import Cast

D = Decimal


@pytest.fixture
def problem(cast: Cast) -> Problem:
    return operations.add_problem(
        organisation=cast.organisation,
        by=cast.actor("olga"),
        title="Het werk past niet",
        unit=cast.units["beuk"],
    )


def add_signal(cast: Cast, **changes: Any) -> Signal:
    fields: dict[str, Any] = {
        "seen_on": datetime.date.today(), "source": "absence", "level": "team", "factor": "workload", "says": "worry",
        "weight": 2, "text": "", "unit": None,
    }  # fmt: skip
    return signals.add_signal(organisation=cast.organisation, by=cast.actor("olga"), **fields | changes)


def test_causes_by_level_with_one_root(cast: Cast, problem: Problem) -> None:
    causes = [
        ("organisation", "Roosters komen te laat.", True),
        ("team", "Geen vast moment voor overdracht.", False),
        ("team", "  ", False),
    ]
    for _time in range(2):
        operations.set_causes(problem=problem, by=cast.actor("olga"), causes=causes)
    assert list(problem.causes.values_list("level", "text", "kind")) == [
        ("organisation", "Roosters komen te laat.", "root"),
        ("team", "Geen vast moment voor overdracht.", "adds"),
    ]


@pytest.mark.parametrize(
    "causes",
    [
        [("team", "Eén.", True), ("team", "Twee.", True)],
        [("world", "Roosters komen te laat.", False)],
        [("team", "Een collega heeft een burn-out.", False)],
        [("team", "x" * 301, False)],
    ],
)
def test_wrong_causes_change_nothing(
    cast: Cast, problem: Problem, causes: list[tuple[str, str, bool]]
) -> None:
    operations.set_causes(
        problem=problem, by=cast.actor("olga"), causes=[("team", "Diensten staan te laat vast.", False)]
    )
    with pytest.raises(ValidationError):
        operations.set_causes(problem=problem, by=cast.actor("olga"), causes=causes)
    assert Cause.objects.get().text == "Diensten staan te laat vast."


def test_a_problem_rests_on_signals_of_its_own_organisation(cast: Cast, problem: Problem) -> None:
    signal = add_signal(cast)
    operations.set_signals(problem=problem, by=cast.actor("olga"), signals=[signal])
    assert list(problem.signals.all()) == [signal]
    stranger = Signal.objects.create(
        organisation=cast.elsewhere, seen_on=signal.seen_on, source="idea", level="team", factor="workload"
    )
    with pytest.raises(ValidationError):
        operations.set_signals(problem=problem, by=cast.actor("olga"), signals=[stranger])
    assert list(problem.signals.all()) == [signal]


@pytest.mark.parametrize(
    ("numbers", "score", "key"),
    [
        ((1, 1), "1", "low"),
        ((2, 2), "4", "low"),
        ((1, 5), "5", "middle"),
        ((3, 4), "12", "high"),
    ],
)
def test_chance_times_effect_falls_in_a_class(numbers: tuple[int, int], score: str, key: str) -> None:
    risk = weigh(RiskScheme(), map(D, numbers))
    assert risk is not None
    assert (risk.score, risk.key) == (D(score), key)


@pytest.mark.parametrize(
    ("numbers", "score", "key"),
    [(("6", "6", "7"), "252", "high"), (("3", "3", "3"), "27", "low"), (("6", "3", "7"), "126", "middle"),
     (("0.1", "0.5", "1"), "0.05", "low"), (("10", "10", "100"), "10000", "high")],
)  # fmt: skip
def test_fine_and_kinney_with_limits_of_ones_own(numbers: tuple[str, ...], score: str, key: str) -> None:
    scheme = RiskScheme(method="fine_kinney", middle_from=D(70), high_from=D(200))
    risk = weigh(scheme, map(D, numbers))
    assert risk is not None
    assert (risk.score, risk.key) == (D(score), key)


@pytest.mark.parametrize("method", list(CHOICES))
def test_a_larger_number_is_never_a_smaller_risk(method: str) -> None:
    scheme = RiskScheme(method=method)
    order = ("low", "middle", "high")
    for part in list_parts(scheme):
        values = list_values(scheme, part)
        assert list(values) == sorted(values)
        keys = []
        for value in values:
            risk = weigh(
                scheme, [value if one == part else list_values(scheme, one)[2] for one in list_parts(scheme)]
            )
            assert risk is not None
            keys.append(order.index(risk.key))
        assert keys == sorted(keys)


def test_without_all_numbers_nothing_is_weighed(cast: Cast, problem: Problem) -> None:
    operations.weigh_problem(problem=problem, by=cast.actor("olga"), risk_chance=D(4), risk_effect=None)
    assert read_risk(get_risk_scheme(cast.organisation), problem, "risk") is None


def test_the_risk_now_and_what_stays(cast: Cast, problem: Problem) -> None:
    operations.weigh_problem(
        problem=problem, by=cast.actor("olga"),
        risk_chance=D(4), risk_effect=D(4), residual_chance=D(2), residual_effect=D(3),
    )  # fmt: skip
    scheme, stored = get_risk_scheme(cast.organisation), Problem.objects.get()
    risks = [read_risk(scheme, stored, moment) for moment in ("risk", "residual")]
    assert [(risk.score, risk.key) for risk in risks if risk] == [(D(16), "high"), (D(6), "middle")]


def test_a_number_outside_the_list_is_refused(cast: Cast, problem: Problem) -> None:
    for wrong in ({"risk_chance": D(7)}, {"risk_exposure": D(1)}, {"residual_effect": D("2.5")}):
        with pytest.raises(ValidationError):
            operations.weigh_problem(problem=problem, by=cast.actor("olga"), **wrong)


def test_another_way_of_weighing_empties_the_numbers(cast: Cast, problem: Problem) -> None:
    operations.weigh_problem(problem=problem, by=cast.actor("olga"), risk_chance=D(4), risk_effect=D(4))
    choose = {"organisation": cast.organisation, "by": cast.actor("olga")}
    operations.choose_risk_scheme(**choose, method="chance_effect", middle_from=D(4), high_from=D(15))
    assert Problem.objects.get().risk_chance == 4
    operations.choose_risk_scheme(**choose, method="fine_kinney", middle_from=D(70), high_from=D(200))
    assert Problem.objects.get().risk_chance is None
    with pytest.raises(ValidationError):
        operations.choose_risk_scheme(**choose, method="fine_kinney", middle_from=D(70), high_from=D(70))
    assert get_risk_scheme(cast.organisation).high_from == 200


def test_a_manager_explains_problems_of_the_own_team_only(cast: Cast, problem: Problem) -> None:
    operations.set_causes(
        problem=problem, by=cast.actor("anna"), causes=[("team", "Diensten staan te laat vast.", True)]
    )
    whole = operations.add_problem(organisation=cast.organisation, by=cast.actor("olga"), title="Elders")
    with pytest.raises(Denied):
        operations.set_causes(problem=whole, by=cast.actor("anna"), causes=[])
    with pytest.raises(Denied):
        operations.weigh_problem(problem=whole, by=cast.actor("anna"), risk_chance=D(1))
    with pytest.raises(Denied):
        operations.set_signals(problem=whole, by=cast.actor("anna"), signals=[])
    with pytest.raises(Denied):
        operations.choose_risk_scheme(
            organisation=cast.organisation,
            by=cast.actor("anna"),
            method="chance_effect",
            middle_from=D(1),
            high_from=D(2),
        )
