"""Instruments as data: what is read, what is refused, and that nothing else can happen."""

import copy
import itertools
import json
import re
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speelveld.catalogue import instrument_checks, instrument_problems
from speelveld.catalogue.instruments import (
    InstrumentError,
    list_instruments,
    load_instrument,
    parse_instrument,
    parse_text,
    to_dict,
)

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = ROOT / "speelveld" / "catalogue" / "schemas" / "instrument.schema.json"
SOUND: dict[str, Any] = {
    "key": "sound",
    "version": "1",
    "title": {"nl": "Klein", "en": "Small"},
    "languages": ["nl", "en"],
    "licence": "CC0",
    "no_answer": ["NA", 99],
    "scales": [
        {
            "key": "words",
            "options": [
                {"value": 1, "label": {"nl": "Nee", "en": "No"}, "codes": ["n", 0]},
                {"value": 2, "label": {"nl": "Ja", "en": "Yes"}},
            ],
        },
        {"key": "hours", "minimum": 0, "maximum": 24, "step": 0.5},
        {"key": "free", "minimum": -3.5, "maximum": 3.5},
    ],
    "items": [
        {"key": "a", "scale": "words", "text": {"nl": "Een", "en": "One"}},
        {"key": "b", "scale": "words", "text": {"nl": "Twee", "en": "Two"}, "reverse": True},
        {"key": "c", "scale": "hours", "text": {"nl": "Uren", "en": "Hours"}, "column": "HRS"},
        {"key": "d", "scale": "free", "text": {"nl": "Los", "en": "Free"}},
    ],
    "factors": [
        {"key": "ab", "title": {"nl": "A en b", "en": "A and b"}, "items": ["a", "b"], "cuts": [1.25, 1.75]},
        {"key": "c", "kind": "outcome", "title": {"nl": "Uren", "en": "Hours"}, "items": ["c"]},
        {"key": "d", "title": {"nl": "Los", "en": "Free"}, "items": ["d"], "higher_is_better": False},
    ],
    "screens": [
        {"title": {"nl": "Eerst", "en": "First"}, "items": ["a", "b"]},
        {"title": {"nl": "Dan", "en": "Then"}, "items": ["d", "c"]},
    ],
}


def find_problems(change: Callable[[dict[str, Any]], object]) -> list[tuple[str, str]]:
    """Return code and place of what is wrong after a change to the sound instrument."""
    data = copy.deepcopy(SOUND)
    change(data)
    found = instrument_checks.find_problems(data)
    assert all(problem.message(language) for problem in found for language in ("nl", "en"))
    if not found:
        parse_instrument(data)
    return [(problem.code, problem.place) for problem in found]


def test_a_sound_instrument_is_read_with_all_kinds_of_scales() -> None:
    instrument = parse_instrument(SOUND)
    words, hours, free = instrument.scales
    assert (words.minimum, words.maximum, words.step) == (1, 2, 1)
    assert words.options[0].codes == ("n", "0")
    assert (hours.minimum, hours.maximum, hours.step) == (0, 24, 0.5)
    assert (free.minimum, free.maximum, free.step) == (-3.5, 3.5, None)
    assert instrument.no_answer == ("NA", "99")
    assert [item.column for item in instrument.items] == ["a", "b", "HRS", "d"]
    assert [item.key for item in instrument.items if item.reverse] == ["b"]
    assert [(one.kind, one.lo, one.hi, one.step) for one in instrument.factors] == [
        ("factor", 1, 2, 0.5),
        ("outcome", 0, 24, 0.5),
        ("factor", -3.5, 3.5, None),
    ]
    assert instrument.factors[0].cuts == (1.25, 1.75)
    assert instrument.minutes == 1
    assert [screen.items for screen in instrument.screens] == [("a", "b"), ("d", "c")]


def test_without_screens_there_is_one_with_everything() -> None:
    instrument = parse_instrument({name: value for name, value in SOUND.items() if name != "screens"})
    assert [screen.items for screen in instrument.screens] == [("a", "b", "c", "d")]


@pytest.mark.parametrize(
    "instrument", [parse_instrument(SOUND), *list_instruments()], ids=lambda one: one.key
)
def test_plain_data_of_an_instrument_makes_the_same_instrument(instrument: Any) -> None:
    data = json.loads(json.dumps(to_dict(instrument)))
    again = parse_instrument(data)
    assert to_dict(again) == data
    assert (again.scales, again.items, again.factors, again.screens) == (
        instrument.scales, instrument.items, instrument.factors, instrument.screens,
    )  # fmt: skip


@pytest.mark.parametrize("minimum", [1, 2, 3, 4])
@pytest.mark.parametrize("values", [[1, 2, 3, 4, 5], [0, 25, 50, 75, 100], [1, 2, 4]])
def test_every_mean_that_can_occur_lies_on_the_grid_of_its_factor(minimum: int, values: list[int]) -> None:
    data = {
        **{name: SOUND[name] for name in ("key", "version", "licence")},
        "title": {"en": "Grid"},
        "languages": ["en"],
        "scales": [{"key": "s", "options": [{"value": value} for value in values]}],
        "items": [{"key": f"i{number}", "scale": "s"} for number in range(4)],
        "factors": [
            {"key": "f", "title": {"en": "F"}, "items": ["i0", "i1", "i2", "i3"], "minimum_answered": minimum}
        ],
    }
    factor = parse_instrument(data).factors[0]
    assert factor.step is not None
    for n_answered in range(minimum, 5):
        for answers in itertools.combinations_with_replacement(values, n_answered):
            steps = (float(Fraction(sum(answers), n_answered)) - factor.lo) / factor.step
            assert steps == pytest.approx(round(steps), abs=1e-9)


def test_a_grid_too_fine_to_matter_is_none() -> None:
    data = copy.deepcopy(SOUND)
    data["items"] += [{"key": f"i{number}", "scale": "words"} for number in range(400)]
    data["factors"].append(
        {
            "key": "many",
            "title": {"nl": "Veel", "en": "Many"},
            "items": [f"i{number}" for number in range(400)],
        }
    )
    del data["screens"]
    assert parse_instrument(data).factors[3].step is None


def drop(part: str, place: int, name: str) -> Callable[[dict[str, Any]], object]:
    return lambda data: data[part][place].pop(name)


def put(*path: Any) -> Callable[[dict[str, Any]], None]:
    """Put the last of these at the path of the others."""

    def change(data: Any) -> None:
        for part in path[:-2]:
            data = data[part]
        data[path[-2]] = path[-1]

    return change


CHANGES: list[tuple[Callable[[dict[str, Any]], object], str, str]] = [
    (lambda data: data.pop("licence"), "required", ""),
    (drop("items", 0, "scale"), "required", "items.a"),
    (drop("items", 0, "key"), "required", "items.1"),
    (put("items", 0, "txt", "x"), "unknown_key", "items.a"),
    (put("version", 1.0), "wrong_type", "version"),
    (put("items", 0, "reverse", "yes"), "wrong_type", "items.a.reverse"),
    (put("items", {"a": 1}), "wrong_type", "items"),
    (put("items", 0, "a"), "wrong_type", "items.1"),
    (put("minutes", 2.5), "wrong_type", "minutes"),
    (put("title", "Klein"), "wrong_type", "title"),
    (put("title", "nl", None), "wrong_type", "title.nl"),
    (put("scales", 0, "options", 0, "value", True), "wrong_type", "scales.words.options.1.value"),
    (put("no_answer", [None]), "wrong_type", "no_answer.1"),
    (put("factors", 0, "kind", "result"), "wrong_choice", "factors.ab.kind"),
    (put("key", "has space"), "wrong_form", "key"),
    (put("languages", ["nl", "English"]), "wrong_language", "languages.2"),
    (put("factors", 0, "items", []), "too_few", "factors.ab.items"),
    (put("title", "nl", ""), "too_few", "title.nl"),
    (put("factors", 0, "cuts", [1, 1.5, 2]), "too_many", "factors.ab.cuts"),
    (put("licence", "x" * 301), "too_many", "licence"),
    (put("minutes", 0), "outside", "minutes"),
    (put("minutes", 100), "outside", "minutes"),
    (put("scales", 1, "step", 0), "outside", "scales.hours.step"),
    (put("scales", 2, "maximum", 1e300), "outside", "scales.free.maximum"),
    (put("factors", 0, "items", ["a", "b", "a"]), "double_entry", "factors.ab.items"),
    (drop("scales", 0, "options"), "options_or_ends", "scales.words"),
    (put("scales", 1, "options", SOUND["scales"][0]["options"]), "options_or_ends", "scales.hours"),
    (lambda data: data["factors"].append(data["factors"][1]), "double_key", "factors.c"),
    (put("items", 3, "column", "HRS"), "double_column", "items (HRS)"),
    (lambda data: data["title"].pop("en"), "missing_language", "title"),
    (lambda data: data["items"][0]["text"].pop("en"), "missing_language", "items.a.text"),
    (lambda data: data["factors"][0]["title"].pop("nl"), "missing_language", "factors.ab.title"),
    (lambda data: data["screens"][1]["title"].pop("nl"), "missing_language", "screens.2.title"),
    (
        lambda data: data["scales"][0]["options"][0]["label"].pop("nl"),
        "missing_language",
        "scales.words.1.label",
    ),
    (put("scales", 0, "options", 1, "value", 1), "double_value", "scales.words"),
    (put("scales", 0, "options", 1, "codes", ["N"]), "double_code", "scales.words"),
    (put("scales", 2, "minimum", 3.5), "ends_reversed", "scales.free"),
    (put("scales", 1, "step", 5), "step_does_not_fit", "scales.hours"),
    (put("items", 3, "scale", "none"), "unknown_scale", "items.d"),
    (put("factors", 2, "items", ["x"]), "unknown_item", "factors.d"),
    (lambda data: data["screens"][1]["items"].append("x"), "unknown_item", "screens"),
    (lambda data: data["screens"][1]["items"].remove("c"), "in_no_screen", "items.c"),
    (lambda data: data["screens"][1]["items"].append("a"), "in_two_screens", "items.a"),
    (put("factors", 0, "items", ["a", "d"]), "different_ends", "factors.ab"),
    (put("factors", 0, "minimum_answered", 3), "minimum_too_high", "factors.ab"),
    (put("factors", 0, "cuts", [1.75, 1.25]), "cuts_outside", "factors.ab"),
    (put("factors", 0, "cuts", [0, 1.25]), "cuts_outside", "factors.ab"),
]


@pytest.mark.parametrize(
    ("change", "code", "place"), CHANGES, ids=lambda one: one if isinstance(one, str) else ""
)
def test_each_mistake_is_told_at_its_place(
    change: Callable[[dict[str, Any]], object], code: str, place: str
) -> None:
    assert find_problems(change) == [(code, place)]


def test_every_sentence_was_heard() -> None:
    about_text = {
        "unreadable",
        "too_large",
        "not_yaml",
        "no_references",
        "too_much",
        "strange_sign",
        "double_name",
    }
    assert {code for _change, code, _place in CHANGES} | about_text | {"more"} == set(
        instrument_problems._TEXTS
    )


def test_everything_is_told_at_once() -> None:
    def change(data: dict[str, Any]) -> None:
        data["version"] = 2
        del data["items"][1]["scale"]
        data["items"][3]["scale"] = "none"
        data["factors"][1]["items"] = ["x"]
        data["languages"].append("de")

    codes = [code for code, _place in find_problems(change)]
    assert {"wrong_type", "required", "unknown_scale", "unknown_item", "missing_language"} == set(codes)
    assert ("unknown_item", "factors.ab") not in find_problems(change)


def test_what_is_wrong_is_said_in_dutch_and_english() -> None:
    with pytest.raises(InstrumentError) as caught:
        parse_instrument({**SOUND, "version": 1.0, "languages": ["nl", "en", "fr"]})
    assert caught.value.messages("nl")[:2] == [
        "version: Hier hoort tekst (zet er aanhalingstekens om), maar er staat ‘1.0’.",
        "title: Hier ontbreekt de tekst in: fr. Voeg die toe, of haal de taal uit `languages`.",
    ]
    assert (
        caught.value.messages("en")[0]
        == "version: This must be text (put quotes around it), but it is ‘1.0’."
    )
    assert "fr" in str(caught.value)


def test_thousands_of_mistakes_give_a_short_list() -> None:
    problems = find_problems(
        lambda data: data["items"].extend({"key": f"i{n}", "scale": "no"} for n in range(400))
    )
    assert len(problems) == 201
    assert problems[-1] == ("more", "")


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("key: a\ntitle: b: c\n", "not_yaml", 2),
        ("key: [", "not_yaml", 1),
        ("key: a\n\tb: c", "not_yaml", 2),
        ("key: a\nb: c\nkey: d\n", "double_name", 3),
        ("key: &x [1]\nb: 1", "no_references", 1),
        ("key: *x", "no_references", 1),
        ("key:\n  !!python/object/apply:os.getcwd []", "no_references", 2),
        ("key: a\nb: \x00", "strange_sign", 2),
        ("[" * 10_000, "too_much", 1),
        ("{a: " * 10_000, "too_much", 1),
        ("items:\n" + "- {}\n" * 100_000, "too_much", 50_000),
        ("x" * 1_000_001, "too_large", None),
    ],
    ids=lambda one: one if isinstance(one, str) and len(one) < 20 and one.isidentifier() else "",
)
def test_text_that_is_no_plain_yaml_is_refused_with_its_line(text: str, code: str, line: int | None) -> None:
    with pytest.raises(InstrumentError) as caught:
        parse_text(text)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].particulars.get("line") == line
    assert all(caught.value.messages("nl")) and all(caught.value.messages("en"))


def test_words_that_yaml_would_change_stay_words() -> None:
    text = json.dumps(SOUND).replace('"n", 0', "No, off, 2024-01-01, 12:30, 1_000, 007, .nan")
    codes = parse_text(text).scales[0].options[0].codes
    assert codes == ("No", "off", "2024-01-01", "12:30", "1_000", "007", ".nan")


@pytest.mark.parametrize("content", [b"key: \xff\xfe caf\xe9", None], ids=["not UTF-8", "no file"])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "one.yaml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(InstrumentError) as caught:
        load_instrument(path)
    assert caught.value.problems[0].code == "unreadable"


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(json.dumps(SOUND), encoding="utf-8-sig")
    assert load_instrument(path).key == "sound"


JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=5)
    | st.sampled_from(["a", "words"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["key", "nl", "x"]), inner, max_size=3)
    ),
    max_leaves=4,
)


def list_paths(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    names = node.keys() if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ()
    return [here for name in names for here in ((*path, name), *list_paths(node[name], (*path, name)))]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(list_paths(SOUND)), JUNK)
def test_whatever_stands_anywhere_it_is_read_or_told(path: tuple[Any, ...], junk: object) -> None:
    for code, place in find_problems(put(*path, junk)):
        assert code in instrument_problems._TEXTS
        assert isinstance(place, str)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!#'\"\n\t |>%@`,0?", max_size=60))
def test_whatever_text_comes_in_it_is_read_or_told(text: str) -> None:
    with pytest.raises(InstrumentError):
        parse_text(text)


@pytest.mark.parametrize("text", ["[]:", "{}:", "key: ok\n? [a, b]\n: c\n", "? {a: b}\n: c\n"])
def test_a_name_that_is_no_word_is_told_with_its_line(text: str) -> None:
    with pytest.raises(InstrumentError) as caught:
        parse_text(text)
    assert [problem.code for problem in caught.value.problems] == ["not_yaml"]


def test_every_name_of_the_format_is_explained_in_the_schema_and_the_manual() -> None:
    manual = (ROOT / "docs" / "method" / "instrument-format.md").read_text(encoding="utf-8")

    def walk(node: Any, place: str) -> None:
        for name, one in node.get("properties", {}).items():
            assert one.get("description"), f"{place}{name} has no description"
            assert re.search(rf"`{name}`", manual), f"{place}{name} is not in the manual"
            walk(one.get("items", one), f"{place}{name}.")

    walk(json.loads(SCHEMA.read_text(encoding="utf-8")), "")
