"""The national absence figures are those of Statistics Netherlands."""

import csv
import json
from pathlib import Path

import pytest

from speelveld.catalogue.absence import Sector, national_absence
from speelveld.catalogue.errors import ContentError


def test_every_value_of_the_table_is_as_published(shared: Path) -> None:
    known = {one.key: one for one in national_absence().sectors}
    with (shared / "data" / "cbs_ziekteverzuim" / "ziekteverzuim_2020Q1_2022Q4.csv").open() as file:
        rows = [row for row in csv.DictReader(file) if row["niveau"] != "sector"]
    assert {row["sector_code"] for row in rows} == set(known)
    for row in rows:
        assert known[row["sector_code"]].percentages[row["period"]] == float(row["ziekteverzuimpercentage"])


def test_the_whole_country_has_the_reference_figures(shared: Path) -> None:
    reference = json.loads((shared / "data" / "cbs_ziekteverzuim" / "reference.json").read_text())
    whole = national_absence().sectors[0]
    assert {key: whole.percentages[key] for key in reference["total_by_quarter"]} == reference[
        "total_by_quarter"
    ]


def test_a_later_first_quarter_is_there_for_health_care() -> None:
    care = national_absence().sector("422400")
    assert (care.percentages["2025Q1"], care.name("nl"), care.name("en")) == (
        8.1, "Gezondheids- en welzijnszorg", "Health and welfare",
    )  # fmt: skip
    assert national_absence().licence == "CC BY 4.0"


def test_a_value_that_is_none_is_told() -> None:
    with pytest.raises(ContentError):
        _ = Sector("x", "part", "x", "x", "2022Q5 3.1").percentages
