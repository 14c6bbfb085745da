"""Pages show exactly the released figures, to those who may see them and to nobody else."""

import html
import re
from collections.abc import Callable
from typing import Any

import pytest

from speelveld.results.models import Release
from speelveld.results.queries import get_edition, get_table
from speelveld.science.disclosure import ReleasedTable
from speelveld.surveys.models import Wave
from tests.factories import Cast
from tests.results.reading import read_rows, read_text

SignIn = Callable[[Any], Any]
NEUTRAL = "Niet getoond, zodat antwoorden anoniem blijven."


def write(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def order_factors(release: Release) -> list[str]:
    """Factors of the whole organisation, lowest first."""
    edition, table = get_edition(release), get_table(release)
    keys = [score.key for score in edition.scores if score.kind == "factor"]
    return sorted(keys, key=lambda key: table.cell("linde", key).mean)  # type: ignore[union-attr]


def list_expected(table: ReleasedTable, group: str, factors: list[str]) -> list[str]:
    return [write(table.cell(group, key).mean) for key in factors]  # type: ignore[union-attr]


def test_the_heat_map_shows_the_released_figures(released: Release, cast: Cast, sign_in: SignIn) -> None:
    table, factors = get_table(released), order_factors(released)
    rows = read_rows(read_text(sign_in(cast.olga), "/linde/results/?open=ouderen"), "heat")
    shown = {
        "De Linde, alles samen": "linde",
        "Ouderenzorg": "ouderen",
        "Woongroep Beuk": "beuk",
        "Woongroep Eik": "eik",
        "Keuken en Nachtzorgsamen één groep": "keuken+nacht",
        "Wijkverpleging": "wijk",
    }
    found = {name: cells for name, *cells in rows[1:]}
    for name, key in shown.items():
        n, *figures = found[name]
        group = table.group(key)
        assert group is not None
        assert n == str(group.n)
        assert figures == list_expected(table, key, factors)


def test_a_hidden_unit_says_one_sentence_and_where_to_read(
    released: Release, cast: Cast, sign_in: SignIn
) -> None:
    rows = read_rows(read_text(sign_in(cast.olga), "/linde/results/?open=ouderen"), "heat")
    places = {row[0]: number for number, row in enumerate(rows)}
    for name in ("Keuken", "Nachtzorg"):
        assert rows[places[name]] == [name, f"{NEUTRAL} Lees de groep hierboven (12 antwoorden)."]
    assert places["Keuken"] == places["Keuken en Nachtzorgsamen één groep"] + 1


def test_levels_open_one_by_one(released: Release, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    assert "Woongroep Beuk" not in [row[0] for row in read_rows(read_text(client, "/linde/results/"), "heat")]
    page = read_text(client, "/linde/results/?open=wijk")
    names = [row[0] for row in read_rows(page, "heat")]
    assert names[-3:] == ["Wijkverpleging", "Wijk Noord", "Wijk Zuid"]
    assert 'aria-expanded="true"' in page
    assert read_text(client, "/linde/results/?open=no-such-unit")


def test_a_unit_page_shows_the_released_figures(released: Release, cast: Cast, sign_in: SignIn) -> None:
    table, factors = get_table(released), order_factors(released)
    page = read_text(sign_in(cast.olga), f"/linde/results/{released.wave_id}/unit/beuk/")
    numbers = read_rows(page, "plain")[1:]
    for row, key in zip(numbers, factors, strict=False):
        cell, around = table.cell("beuk", key), table.cell("ouderen", key)
        assert cell is not None
        assert around is not None
        expected = [
            write(cell.mean), f"{write(cell.low)} tot {write(cell.high)}", str(cell.n), write(around.mean),
        ]  # fmt: skip
        assert row[1:] == expected


def test_a_chart_says_in_words_what_it_draws(released: Release, cast: Cast, sign_in: SignIn) -> None:
    cell, around = (get_table(released).cell(key, "workload") for key in ("beuk", "ouderen"))
    assert cell is not None
    assert around is not None
    page = html.unescape(read_text(sign_in(cast.olga), f"/linde/results/{released.wave_id}/unit/beuk/"))
    words = (
        f"{write(cell.mean)}, waarschijnlijk {write(cell.low)} tot {write(cell.high)}; "
        f"Ouderenzorg {write(around.mean)}"
    )
    assert f'aria-label="{words}"' in page
    assert f"<title>{words}</title>" in page


def test_a_hidden_units_page_shows_its_group(released: Release, cast: Cast, sign_in: SignIn) -> None:
    table, factors = get_table(released), order_factors(released)
    page = read_text(sign_in(cast.olga), f"/linde/results/{released.wave_id}/unit/keuken/")
    assert "<h1>Keuken</h1>" in page
    assert f"{NEUTRAL} Keuken lees je samen als één groep: Keuken en Nachtzorg (12 antwoorden)." in page
    rows = read_rows(page, "plain")[1 : len(factors) + 1]
    assert [row[1] for row in rows] == list_expected(table, "keuken+nacht", factors)


def test_a_summary_says_what_stands_out(released: Release, cast: Cast, sign_in: SignIn) -> None:
    page = read_text(sign_in(cast.olga), f"/linde/results/{released.wave_id}/unit/beuk/")
    summary = re.search(r'<p class="summary">(.*?)</p>', page, re.DOTALL)
    assert summary
    text = re.sub("<[^>]+>", "", summary[1])
    assert re.search(r"Werkdruk\b.* aandacht: .* minder goed dan in heel Ouderenzorg\.", text)
    assert "Cultuur van vertrouwen gaat beter dan bij Voorjaar 2025." in text


def test_the_factor_page_has_all_units_and_spreads_only_where_there_are_enough(
    released: Release, cast: Cast, sign_in: SignIn
) -> None:
    table = get_table(released)
    page = read_text(sign_in(cast.olga), f"/linde/results/{released.wave_id}/factor/workload/?all")
    rows = {row[0]: row[1:] for row in read_rows(page, "factor-units")[1:]}
    assert set(rows) >= {"De Linde", "Woongroep Beuk", "Wijk Noord", "Keuken en Nachtzorg", "Keuken"}
    for unit in table.units:
        cell = table.cell(unit.key, "workload")
        if cell is None:
            continue
        mean, _chart, n, spread, *_rest = rows[unit.name]
        assert (mean, n) == (write(cell.mean), f"{cell.n}antwoorden")
        assert spread == ("{} · {} · {}%".format(*cell.shares) if cell.shares else "")
        assert cell.n >= 30 or not spread
    assert rows["De Linde"][3]


def test_strengths_come_beside_risks(released: Release, cast: Cast, sign_in: SignIn) -> None:
    page = read_text(sign_in(cast.olga), "/linde/results/")
    good, risky = page.index("Wat gaat goed"), page.index("Wat vraagt aandacht")
    factors = order_factors(released)
    names = {score.key: score.titles["nl"] for score in get_edition(released).scores}
    assert names[factors[-1]] in page[good:risky]
    assert names[factors[0]] in page[risky : page.index("Per onderdeel")]
    assert "Vooral in Woongroep Beuk." in page


def test_outcomes_stand_apart_from_the_work(released: Release, cast: Cast, sign_in: SignIn) -> None:
    page = read_text(sign_in(cast.olga), "/linde/results/")
    assert "Energie" not in page[: page.index("Hoe het met mensen gaat")]
    outcomes = {row[0] for row in read_rows(page, "bars")[1:]}
    assert outcomes == {"Energie", "Veerkracht", "Motivatie", "Werkvermogen", "Aanbevelen"}


def test_the_method_page_names_the_settings_of_this_release(
    released: Release, cast: Cast, sign_in: SignIn
) -> None:
    page = html.unescape(read_text(sign_in(cast.bram), f"/linde/results/{released.wave_id}/method/"))
    assert "We tonen een groep vanaf 10 antwoorden." in page
    assert "minstens 12 antwoorden" in page
    assert "vanaf 30 antwoorden" in page
    assert released.digest in page


# Who sees what


def test_a_manager_sees_the_own_team_and_only_totals_around_it(
    released: Release, cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in(cast.anna)
    names = [row[0] for row in read_rows(read_text(client, "/linde/results/"), "heat")[1:]]
    assert names == ["De Linde, alles samen", "Ouderenzorg", "Woongroep Beuk"]
    assert read_text(client, f"/linde/results/{released.wave_id}/unit/beuk/")
    factor = read_text(client, f"/linde/results/{released.wave_id}/factor/workload/?all")
    units = [row[0] for row in read_rows(factor, "factor-units")[1:]]
    assert units == ["De Linde", "Ouderenzorg", "Woongroep Beuk"]
    for page in (read_text(client, "/linde/results/"), factor):
        assert "Eik" not in page
        assert "Wijk" not in page


@pytest.mark.parametrize("key", ["eik", "ouderen", "keuken", "keuken+nacht", "wijk", "no-such-unit"])
def test_a_manager_is_refused_elsewhere(released: Release, cast: Cast, sign_in: SignIn, key: str) -> None:
    client = sign_in(cast.anna)
    assert client.get(f"/linde/results/{released.wave_id}/unit/{key}/").status_code == 403


@pytest.mark.parametrize("page", ["results.xlsx", "report.pdf", "report/beuk.pdf"])
def test_a_manager_takes_no_tables_along(released: Release, cast: Cast, sign_in: SignIn, page: str) -> None:
    assert sign_in(cast.anna).get(f"/linde/results/{released.wave_id}/{page}").status_code == 403


def test_an_employee_sees_the_whole_organisation_only(released: Release, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.bram)
    page = read_text(client, "/linde/results/")
    assert "Betrokkenheid" in page
    for unit in get_table(released).units[1:]:
        assert unit.name not in page
    assert client.get(f"/linde/results/{released.wave_id}/unit/beuk/").status_code == 403


def test_an_administrator_sees_nothing(released: Release, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.sam)
    for page in (
        "",
        f"{released.wave_id}/",
        f"{released.wave_id}/unit/linde/",
        f"{released.wave_id}/method/",
    ):
        assert client.get(f"/linde/results/{page}").status_code == 403


def test_another_organisation_finds_nothing(released: Release, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.carla)
    assert client.get("/linde/results/").status_code == 404
    for page in ("", "unit/beuk/", "factor/workload/", "method/", "results.xlsx", "report.pdf"):
        assert client.get(f"/populier/results/{released.wave_id}/{page}").status_code == 404
    assert client.post(f"/populier/results/{released.wave_id}/release/").status_code == 404


def test_a_stranger_is_asked_to_sign_in(released: Release, client: Any) -> None:
    assert client.get("/linde/results/").status_code == 302


@pytest.mark.parametrize("page", ["unit/no-such-unit/", "factor/no-such-factor/", "report/no-such-unit.pdf"])
def test_what_does_not_exist_is_not_found(released: Release, cast: Cast, sign_in: SignIn, page: str) -> None:
    assert sign_in(cast.olga).get(f"/linde/results/{released.wave_id}/{page}").status_code == 404


# Before there are results


def test_before_any_results_the_page_says_when_they_come(cast: Cast, sign_in: SignIn) -> None:
    assert "Er zijn nog geen resultaten." in read_text(sign_in(cast.olga), "/linde/results/")


def test_the_owner_makes_the_results_of_a_closed_wave(cast: Cast, closed_wave: Wave, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    assert "Maak de resultaten" in read_text(client, "/linde/results/")
    response = client.post(f"/linde/results/{closed_wave.pk}/release/")
    assert response.status_code == 302
    assert "Wat gaat goed" in read_text(client, response["Location"])


def test_the_page_of_a_wave_that_just_closed_says_when_its_results_come(
    cast: Cast, closed_wave: Wave, sign_in: SignIn
) -> None:
    page = f"/linde/results/{closed_wave.pk}/"
    owner, director = (read_text(sign_in(who), page) for who in (cast.olga, cast.dirk))
    assert "binnen een uur" in owner and "Maak de resultaten" in owner
    assert "binnen een uur" in director and "Maak de resultaten" not in director


def test_nobody_else_makes_results(cast: Cast, closed_wave: Wave, sign_in: SignIn) -> None:
    client = sign_in(cast.dirk)
    assert "Maak de resultaten" not in read_text(client, "/linde/results/")
    assert client.post(f"/linde/results/{closed_wave.pk}/release/").status_code == 403
    assert not Release.objects.exists()


def test_results_of_an_open_wave_are_refused_calmly(cast: Cast, closed_wave: Wave, sign_in: SignIn) -> None:
    Wave.objects.filter(pk=closed_wave.pk).update(state=Wave.State.OPEN)
    client = sign_in(cast.olga)
    response = client.post(f"/linde/results/{closed_wave.pk}/release/")
    assert response.status_code == 409
    assert "Deze meting loopt nog." in response.content.decode()
    assert client.get(f"/linde/results/{closed_wave.pk}/").status_code == 404


def test_pages_speak_english_too(released: Release, cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.olga)
    client.cookies["django_language"] = "en"
    page = read_text(client, f"/linde/results/{released.wave_id}/unit/beuk/")
    assert "Ask" in page
    assert "goes less well than" in page or "go less well than" in page
    cell = get_table(released).cell("beuk", "workload")
    assert cell is not None
    assert f"{cell.mean:.1f}" in page
