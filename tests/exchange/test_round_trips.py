"""From our own form to another and back: everything is there again, or stands in the list of losses."""

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from speelveld.catalogue.instruments import list_instruments, load_instrument, parse_instrument
from speelveld.exchange import WRITTEN, Form, Loss, read_instrument, write_instrument
from tests.exchange.made import draw_instrument, find_differences, rename

ROOT = Path(__file__).resolve().parents[2]
QUICK = settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.generate],
)
OTHERS = [form for form in WRITTEN if form is not Form.YAML]
OWN = [
    ROOT / "speelveld/surveys/static/surveys/example.yaml",
    *sorted(ROOT.glob("examples/*/instrument.yaml")),
]


def go_round(data: dict[str, Any], form: Form) -> tuple[dict[str, Any], tuple[Loss, ...], tuple[Loss, ...]]:
    writing = write_instrument(parse_instrument(data), form)
    reading = read_instrument(f"x{form.suffix}", writing.content)
    return dict(reading.instrument.source), writing.losses, reading.losses


def find_untold(data: dict[str, Any], form: Form) -> list[str]:
    """Return the differences after a round trip that no loss speaks of."""
    back, written, read = go_round(data, form)
    keys = {loss.where.partition(".")[2]: loss.particulars["new"] for loss in written if loss.code == "key"}
    if form is Form.XLSFORM:
        keys = {old: new for old, new in keys.items() if new.lstrip("_") != old}  # `_1a` reads as `1a` again
    places = {_swap_key(loss.where, keys) for loss in (*written, *read)}
    if form is Form.LIMESURVEY:
        places |= {_move_to_item(loss.where, item, keys) for loss in written for item in data["items"]}
        data, back = forget_scale_keys(data), forget_scale_keys(back)
    here = rename(forget_single_screen(data), keys)
    found = [
        place for place in find_differences(here, forget_single_screen(back)) if not is_told(place, places)
    ]
    return [place for place in found if not place.endswith(".column")]


def _swap_key(place: str, keys: dict[str, str]) -> str:
    if place.startswith("items."):
        for old, new in keys.items():
            place = (
                place.replace(f"items.{old}", f"items.{new}", 1)
                if place.startswith(f"items.{old}")
                else place
            )
    return place


def _move_to_item(place: str, item: dict[str, Any], keys: dict[str, str]) -> str:
    """Return the place of a part of a scale as it is called where scales stand at each item."""
    start, key = f"scales.{item['scale']}.", keys.get(item["key"], item["key"])
    if not place.startswith(start):
        return place
    part, _dot, rest = place.removeprefix(start).partition(".")
    return f"items.{key}.scale.{part}" + (f".{rest.partition('.')[0]}" if rest else "")


def forget_single_screen(data: dict[str, Any]) -> dict[str, Any]:
    """Return an instrument without its screens when that says nothing: one, called after the whole."""
    screens = data.get("screens", [])
    if [screen["title"] for screen in screens] != [data["title"]]:
        return data
    return {name: value for name, value in data.items() if name != "screens"}


def is_told(place: str, told: set[str]) -> bool:
    return any(place == one or place.startswith(f"{one}.") for one in told)


def forget_scale_keys(data: dict[str, Any]) -> dict[str, Any]:
    """Return an instrument with the scale written out at each item: LimeSurvey has no scales of its own."""
    by_key = {scale["key"]: {**scale, "key": ""} for scale in data["scales"]}
    return data | {"scales": [], "items": [item | {"scale": by_key[item["scale"]]} for item in data["items"]]}


@pytest.mark.parametrize("form", OTHERS)
@QUICK
@given(data=draw_instrument())
def test_what_does_not_come_back_was_told(form: Form, data: dict[str, Any]) -> None:
    assert find_untold(data, form) == []


@QUICK
@given(data=draw_instrument())
def test_our_own_form_gives_back_everything(data: dict[str, Any]) -> None:
    assert go_round(data, Form.YAML) == (data, (), ())


@pytest.mark.parametrize("form", OTHERS)
def test_a_space_after_a_licence_comes_back_or_is_told(form: Form) -> None:
    source = {**load_instrument(OWN[0]).source, "licence": "CC BY 4.0 "}
    assert find_untold(source, form) == []


@pytest.mark.parametrize("form", OTHERS)
@pytest.mark.parametrize("path", OWN, ids=lambda path: path.parent.name)
def test_instruments_that_people_use_come_back(form: Form, path: Path) -> None:
    source = dict(load_instrument(path).source)
    assert find_untold(source, form) == []


@pytest.mark.parametrize("form", OTHERS)
def test_our_own_questionnaire_comes_back_in_both_languages(form: Form) -> None:
    ours = list_instruments()[0]
    reading = read_instrument(f"x{form.suffix}", write_instrument(ours, form).content)
    assert reading.instrument.languages == ("nl", "en")
    assert [item.text for item in reading.instrument.items] == [item.text for item in ours.items]
    assert [screen.title for screen in reading.instrument.screens] == [
        screen.title for screen in ours.screens
    ]
    labels = [
        [option.label for option in one.scale_of(one.items[0]).options] for one in (ours, reading.instrument)
    ]
    assert labels[0] == labels[1]


@pytest.mark.parametrize(("first", "second"), list(itertools.permutations(OTHERS, 2)))
def test_a_form_can_be_turned_into_any_other(first: Form, second: Form) -> None:
    there = read_instrument(
        f"x{first.suffix}", write_instrument(load_instrument(OWN[0]), first).content
    ).instrument
    back = read_instrument(f"x{second.suffix}", write_instrument(there, second).content).instrument
    assert [item.text for item in back.items] == [item.text for item in there.items]
    assert [scale.options for scale in back.scales] == [scale.options for scale in there.scales]


def test_every_loss_can_be_told_in_both_languages() -> None:
    ours = list_instruments()[0]
    told = [loss for form in OTHERS for loss in write_instrument(ours, form).losses]
    assert told
    for loss in told:
        assert loss.what("nl") and loss.what("en") and loss.why("nl") != loss.why("en")
