"""A long paste costs in proportion to its length: counted in calls, not on a clock."""

import sys
from types import FrameType

import pytest

from speelveld.catalogue.text_guard import guard
from speelveld.science.text_guard import Kind
from tests.science.text_guard.corpus import read_texts

HOSTILE = {
    "notes": "\n".join(one.text for one in read_texts("learned/notes_nl")),
    "one endless sentence": "is heeft voelt zich erg heel moe en de rug is niet goed met haar moeder ",
    "no space at all": "depressieburnoutpijnklachten",
    "spaced letters": "d e p r e s s i e ",
    "marks only": ". , ; : - ( ) ",
    "homoglyphs": "dерrеssiе burn\u200bout ",
    "numbers": "06 12 34 56 78 kamer mijn in in in in 12 ",
    "mail": "a.b.c.d.e-f+g@",
    "names": "Jan de van der De Vries heeft Bakker met ",
}
READ_AS_NOTE = ("notes", "one endless sentence")


def count_calls(text: str, kind: Kind) -> int:
    reader = guard("nl")
    reader.check(text, kind)  # what is remembered of words is remembered for both lengths
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        reader.check(text, kind)
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("name", HOSTILE)
def test_four_times_the_text_is_some_four_times_the_work(name: str) -> None:
    kind: Kind = "note" if name in READ_AS_NOTE else "comment"
    seed = HOSTILE[name]
    short, long = ((seed * (size // len(seed) + 1))[:size] for size in (3_000, 12_000))
    assert count_calls(long, kind) < 6 * count_calls(short, kind) + 2_000  # squarely would be 16 times


def test_a_paste_of_100_kb_is_read_to_the_end() -> None:
    text = "Akkoord met het rooster van week 12. " * 2_800 + "Heeft griep."
    marks = guard("nl").check(text, "note")
    assert [text[mark.start : mark.end] for mark in marks] == ["griep"]
