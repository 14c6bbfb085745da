"""Amounts are read the way people type them, and never as something else."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from speelveld.board.forms.amounts import AmountField, read_amount

FIELD = AmountField(max_digits=12, decimal_places=2)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("18000", "18000"),
        ("18.000", "18000"),
        ("18,000", "18000"),
        ("1.234.567", "1234567"),
        ("18 000,50", "18000.50"),
        ("18.000,5", "18000.5"),
        ("18,000.50", "18000.50"),
        ("€ 500,-", "500"),
        ("500,5", "500.5"),
        ("0,25", "0.25"),
        (".5", "0.5"),
        ("-3", "-3"),
        ("0", "0"),
    ],
)
def test_what_people_type(typed: str, read: str) -> None:
    assert FIELD.clean(typed) == Decimal(read)


@pytest.mark.parametrize("typed", ["veel", "1.2.3", "1,2.3,4", "12.34.567", "1e9x", "--1", "1.0000.000"])
def test_what_is_no_amount_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(ValidationError, match=r"1\.500,50"):
        FIELD.clean(typed)


def test_an_amount_may_be_left_out() -> None:
    assert FIELD.clean("") is None


def test_three_decimals_are_refused_rather_than_rounded() -> None:
    with pytest.raises(ValidationError):
        FIELD.clean("0,125")


@given(st.decimals(min_value=0, max_value=Decimal("9999999.99"), places=2, allow_nan=False))
def test_every_way_of_writing_reads_back_the_same(amount: Decimal) -> None:
    dutch = f"{amount:,.2f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    for text in (f"{amount:.2f}", f"{amount:,.2f}", dutch, f"€ {dutch}"):
        assert Decimal(read_amount(text)) == amount


@given(st.integers(min_value=0, max_value=10**9))
def test_grouped_thousands_are_never_read_as_a_fraction(amount: int) -> None:
    for mark in (",", "."):
        assert Decimal(read_amount(f"{amount:,}".replace(",", mark))) == amount


@pytest.mark.parametrize(("language", "shown"), [("nl", "18000,5"), ("en", "18000.5")])
def test_an_amount_is_shown_so_that_it_reads_back(language: str, shown: str) -> None:
    with translation.override(language):
        assert FIELD.prepare_value(Decimal("18000.50")) == shown
    assert FIELD.clean(shown) == Decimal("18000.5")
    assert FIELD.prepare_value("veel") == "veel"
