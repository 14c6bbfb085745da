"""Reports of data that other people collected: the figures that are known of it, and an attack on each file."""

import json
import math
import statistics
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from speelveld.cli import main
from tests.cli.reports import DATA, ROOT, attack_cells, find_cell, find_cells, read_shared, report_shared

BH1996, EACSPIR, OSMI = (
    "bh1996_army_wellbeing/bh1996.csv",
    "psychosocial_risk_eacspir/riesgos_psicosociales.csv",
    "osmi_2014/survey.csv",
)
BH1996_FACTORS = {
    "leadership-climate": "LEAD",
    "cohesion": "COHES",
    "work-hours": "HRS",
    "well-being": "WBEING",
}
EACSPIR_FACTORS = {
    "time": "organizacion.trabajo",
    "communication": "comunicacion",
    "training": "formacion.desarrollo",
    "group": "ef.sociales.grupo",
    "participation": "participacion",
    "content": "contenido.trabajo",
    "demands": "efectos.tarea.entorno",
}
Report = dict[str, Any]


@pytest.fixture(scope="module")
def bh1996(tmp_path_factory: pytest.TempPathFactory) -> Report:
    words = ("--unit-column", "GRP", "--decimals", "3")
    return report_shared(tmp_path_factory.mktemp("bh1996"), BH1996, "bh1996", *words)


@pytest.fixture(scope="module")
def eacspir(tmp_path_factory: pytest.TempPathFactory) -> Report:
    units = str(ROOT / "examples" / "eacspir" / "units.csv")
    words = ("--unit-column", "puesto", "--units", units)
    return report_shared(tmp_path_factory.mktemp("eacspir"), EACSPIR, "eacspir", *words)


@pytest.fixture(scope="module")
def osmi(tmp_path_factory: pytest.TempPathFactory) -> Report:
    return report_shared(tmp_path_factory.mktemp("osmi"), OSMI, "osmi-2014", "--unit-column", "Country")


def read_reference(data: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((DATA / data).with_name("reference.json").read_text())
    return found


def list_groups(cells: Report, factor: str) -> list[dict[str, Any]]:
    """Shown units below the whole."""
    return [cell for cell in find_cells(cells, factor=factor, table="units") if len(cell["members"]) == 1]


def find_whole(cells: Report, factor: str) -> dict[str, Any]:
    return max(find_cells(cells, factor=factor), key=lambda cell: len(cell["members"]))


def split_variance(cells: Report, factor: str, sd: float) -> tuple[float, float, int, int]:
    """Mean squares between and within shown units, from published means and the spread of all persons."""
    groups = list_groups(cells, factor)
    n = sum(cell["n"] for cell in groups)
    mean = sum(cell["n"] * cell["mean"] for cell in groups) / n
    between = sum(cell["n"] * (cell["mean"] - mean) ** 2 for cell in groups)
    within = sd**2 * (n - 1) - between
    return between / (len(groups) - 1), within / (n - len(groups)), n, len(groups)


def test_all_99_companies_are_shown_with_their_sizes(bh1996: Report) -> None:
    reference = read_reference(BH1996)
    sizes = [cell["n"] for cell in list_groups(bh1996, "cohesion")]
    assert len(sizes) == reference["groups"]
    assert sum(sizes) == find_whole(bh1996, "cohesion")["n"] == reference["rows"]
    assert (min(sizes), statistics.median(sizes), max(sizes)) == (15, 64, 226)


@pytest.mark.parametrize("factor", BH1996_FACTORS)
def test_companies_differ_as_much_as_is_known(bh1996: Report, factor: str) -> None:
    reference, name = read_reference(BH1996), BH1996_FACTORS[factor]
    assert find_whole(bh1996, factor)["mean"] == round(reference["mean"][name], 3)
    between, within, n, groups = split_variance(bh1996, factor, reference["sd"][name])
    size = n / groups
    icc1 = (between - within) / (between + (size - 1) * within)
    assert between / within == pytest.approx(reference["icc"][name]["F"], rel=2e-3)
    assert icc1 == pytest.approx(reference["icc"][name]["icc1"], rel=3e-3)
    assert 1 - within / between == pytest.approx(reference["icc"][name]["icc2"], rel=1e-3)


def test_company_means_go_together_as_is_known(bh1996: Report) -> None:
    reference = read_reference(BH1996)
    means = {
        factor: {tuple(cell["members"]): cell["mean"] for cell in list_groups(bh1996, factor)}
        for factor in BH1996_FACTORS
    }
    hours, well = (
        [means[key][group] for group in means["well-being"]] for key in ("work-hours", "well-being")
    )
    found = statistics.correlation(hours, well)
    assert found == pytest.approx(reference["group_mean_cor_hrs_wbeing"], abs=1e-3)
    assert min(well) == pytest.approx(reference["wbeing_group_mean"]["min"], abs=5e-4)
    assert max(well) == pytest.approx(reference["wbeing_group_mean"]["max"], abs=5e-4)
    assert statistics.stdev(well) == pytest.approx(reference["wbeing_group_mean"]["sd"], abs=5e-4)


@pytest.mark.parametrize("factor", EACSPIR_FACTORS)
def test_job_types_have_their_known_means(eacspir: Report, factor: str) -> None:
    reference, name = read_reference(EACSPIR), EACSPIR_FACTORS[factor]
    whole = find_whole(eacspir, factor)
    assert whole["n"] == reference["rows"] - reference["missing"][name]
    assert whole["mean"] == round(reference["mean"][name] + 1e-9, 2)
    for job, mean in reference["mean_by_job"][name].items():
        cell = find_cell(eacspir, factor, [job])
        assert 10 <= cell["n"] <= reference["n_by_job"][job]
        assert cell["mean"] == pytest.approx(mean, abs=0.00501)


@pytest.mark.parametrize("factor", EACSPIR_FACTORS)
def test_job_types_differ_as_much_as_is_known(eacspir: Report, factor: str) -> None:
    reference, name = read_reference(EACSPIR), EACSPIR_FACTORS[factor]
    between, within, _n, groups = split_variance(eacspir, factor, reference["sd"][name])
    known = reference["anova_by_job"][name]
    assert groups == known["df1"] + 1
    assert between / within == pytest.approx(known["F"], rel=2e-3)


def test_the_seven_scores_go_together_as_is_known(capsys: pytest.CaptureFixture[str]) -> None:
    if not (DATA / EACSPIR).exists():
        pytest.skip("The data set psychosocial_risk_eacspir is not beside this checkout.")
    instrument = ROOT / "examples" / "eacspir" / "together.yaml"
    assert main(["score", "--instrument", str(instrument), "--answers", str(DATA / EACSPIR)]) == 0
    scale = json.loads(capsys.readouterr().out)["scales"]["all-seven"]
    assert scale["n_complete"] == 622
    assert [round(scale[key], 4) for key in ("alpha", "alpha_low", "alpha_high")] == [0.9251, 0.9157, 0.9337]


def test_only_countries_with_ten_people_are_shown(osmi: Report) -> None:
    reference = read_reference(OSMI)["countries"]
    groups = list_groups(osmi, "arranged")
    shown = {cell["members"][0]: cell["n"] for cell in groups if cell["n"] is not None}
    assert len(groups) == reference["distinct"]
    assert len(shown) == reference["n_ge_10"]
    assert shown | reference["top"] == shown
    together = find_cells(osmi, factor="arranged", table="groups")
    assert sum(cell["n"] for cell in together) == reference["respondents_in_countries_lt_10"]
    assert min(cell["n"] for cell in together) >= 12


def test_the_survey_as_a_whole_has_its_known_figures(osmi: Report) -> None:
    reference = read_reference(OSMI)
    treated = reference["treatment"]["Yes"] / reference["rows"]
    assert find_whole(osmi, "treatment")["mean"] == round(treated, 3)
    assert find_whole(osmi, "treatment")["histogram"] == [50, 0, 50]
    known = 1 - reference["leave"]["Don't know"] / reference["rows"]
    assert find_whole(osmi, "leave-known")["mean"] == round(known, 3)
    undisturbed = find_whole(osmi, "undisturbed")
    points = {"Often": 0, "Sometimes": 1, "Rarely": 2, "Never": 3}
    n = reference["rows"] - reference["missing"]["work_interfere"]
    total = sum(reference["work_interfere"][word] * value for word, value in points.items())
    assert (undisturbed["n"], undisturbed["mean"]) == (n, round(total / n, 2))


def test_what_people_wrote_stays_out(tmp_path: Path) -> None:
    report_shared(tmp_path, OSMI, "osmi-2014", "--unit-column", "Country")
    comments = {row["comments"] for row in read_shared(OSMI)} - {"NA", ""}
    content = (tmp_path / "report.html").read_text() + (tmp_path / "cells.json").read_text()
    assert not [text for text in comments if len(text) > 20 and text in content]


def count_answers(data: str, unit: str, columns: list[str]) -> Counter[str]:
    """People of each unit who answered enough of these columns for a score."""
    least = math.ceil(len(columns) / 2)
    return Counter(
        row[unit]
        for row in read_shared(data)
        if sum(row[column] not in ("", "NA") for column in columns) >= least
    )


@pytest.mark.parametrize("factor", EACSPIR_FACTORS)
def test_an_attacker_finds_nothing_about_job_types(eacspir: Report, factor: str) -> None:
    assert attack_cells(eacspir, factor, count_answers(EACSPIR, "puesto", [EACSPIR_FACTORS[factor]])) == []


@pytest.mark.slow
@pytest.mark.parametrize("factor", BH1996_FACTORS)
def test_an_attacker_finds_nothing_about_companies(bh1996: Report, factor: str) -> None:
    n = count_answers(BH1996, "GRP", [BH1996_FACTORS[factor]])
    assert attack_cells(bh1996, factor, n) == []


@pytest.mark.parametrize(
    ("factor", "columns"),
    [
        ("arranged", ["benefits", "care_options", "wellness_program", "seek_help", "anonymity"]),
        ("taken-seriously", ["mental_vs_physical"]),
        ("consequences", ["mental_health_consequence", "phys_health_consequence"]),
        ("talking", ["coworkers", "supervisor"]),
        ("undisturbed", ["work_interfere"]),
        ("treatment", ["treatment"]),
    ],
)
def test_an_attacker_finds_nothing_about_countries(osmi: Report, factor: str, columns: list[str]) -> None:
    assert attack_cells(osmi, factor, count_answers(OSMI, "Country", columns)) == []


def test_sizes_of_employers_have_their_known_numbers(tmp_path: Path) -> None:
    words = ("--unit-column", "Country", "--filters", "no_employees,remote_work")
    cells, reference = report_shared(tmp_path, OSMI, "osmi-2014", *words), read_reference(OSMI)
    for number, name in enumerate(("no_employees", "remote_work"), start=1):
        largest: Counter[str] = Counter()
        for cell in find_cells(cells, table=name, factor="talking"):
            value = cell["members"][0].split("|")[number]
            largest[value] = max(largest[value], cell["n"] or 0)
        assert largest == reference[name]
    rows = read_shared(OSMI)
    n = Counter("|".join((row["Country"], row["no_employees"], row["remote_work"])) for row in rows)
    assert attack_cells(cells, "talking", n, values=False) == []


def test_women_have_their_known_mean_and_men_are_hidden(tmp_path: Path) -> None:
    """Some tell no sex. They are too few to be shown, so women and men cannot both be."""
    units = str(ROOT / "examples" / "eacspir" / "units.csv")
    words = ("--unit-column", "puesto", "--units", units, "--filters", "sexo")
    cells = report_shared(tmp_path, EACSPIR, "eacspir", *words)
    reference = read_reference(EACSPIR)["sex_ttest_participacion"]
    wholes = [
        cell for cell in find_cells(cells, table="sexo", factor="participation") if len(cell["members"]) > 1
    ]
    found = {cell["members"][0].rpartition("|")[2]: cell["mean"] for cell in wholes}
    assert found == {"Mujer": round(reference["mean_mujer"], 2), "Hombre": None}
    n = Counter(f"{row['puesto']}|{row['sexo']}" for row in read_shared(EACSPIR) if row["participacion"])
    assert attack_cells(cells, "participation", n, values=False) == []
