"""What the guide for managers must hold, whatever the words, and what is told when it does not."""

from pathlib import Path

import pytest

from speelveld.catalogue import LANGUAGES, guide
from speelveld.catalogue.checking import find_problems
from speelveld.catalogue.guide_entries import GROUPS, MODULES
from tests.catalogue.test_checking import change

each_language = pytest.mark.parametrize("language", LANGUAGES)


def test_there_are_fifteen_modules_in_three_groups_and_two_on_support() -> None:
    assert [len(MODULES[group]) for group in GROUPS] == [5, 5, 5, 2]
    assert len(set(guide.KEYS)) == 17


@each_language
def test_every_module_has_all_its_parts(language: str) -> None:
    for text in guide.modules(language):
        assert len(text.short) == 3, text.key
        assert text.recognise
        assert 2 <= len(text.sections) <= 6
        assert 3 <= len(text.checklist) <= 7
        assert text.roles
        assert text.covers
        assert any(section.actions for section in text.sections)


@each_language
def test_every_handhold_has_a_dilemma_and_says_where_the_law_is_stricter_or_why_not(language: str) -> None:
    handholds = [guide.module(key, language) for key in MODULES["handholds"]]
    assert all(text.dilemmas for text in handholds)
    assert {text.key for text in handholds if text.law} == {"notice", "talk", "adapt", "call-in-help"}


@each_language
def test_the_talk_tells_what_may_and_may_not_be_asked(language: str) -> None:
    talk = guide.module("talk", language)
    assert len(talk.may) >= 4
    assert all(ask.why for ask in talk.may_not)
    assert len(talk.sections[0].actions) == 6


@each_language
def test_the_six_checks_of_the_organisation_and_the_five_of_noticing_are_there(language: str) -> None:
    assert len(guide.module("organisation-support", language).checklist) == 6
    assert len(guide.module("notice", language).checklist) == 5


@each_language
def test_the_self_check_asks_eight_questions_and_reaches_every_handhold(language: str) -> None:
    asked = guide.self_check(language).questions
    assert len(asked) == 8
    assert set(MODULES["handholds"]) <= {question.module for question in asked}


@each_language
def test_the_five_memory_aids_are_there(language: str) -> None:
    assert [aid.key for aid in guide.preparation(language).aids] == ["lsd", "oma", "anna", "dik", "nivea"]


@each_language
def test_every_resource_that_is_named_exists_once_and_opens_safely(language: str) -> None:
    listed = [one for part in guide.resources(language) for one in part.resources]
    assert len({one.key for one in listed}) == len(listed) > 20
    named = {key for text in guide.modules(language) for key in text.helps}
    assert named <= {one.key for one in listed}
    assert all(one.url.startswith(("https://", "http://")) for one in listed if one.url)


def test_an_unknown_module_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        guide.module("../frame", "nl")


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "guide/modules/trust.yaml", "group: know", "group: team",
            "nl/guide/modules/trust.yaml, top: is trust of team. Make it trust of know, as its file is named.",
        ),
        (
            "guide/modules/notice.yaml", "helps: [sterk-door-werk", "helps: [sterk-door-wrk",
            "nl/guide/modules/notice.yaml, helps: names 'sterk-door-wrk', which is no entry of resources.yaml. "
            "Correct or remove it.",
        ),
        (
            "guide/modules/notice.yaml", "  - key: connect", "  - key: what-to-see",
            "nl/guide/modules/notice.yaml, sections.what-to-see: stands here twice. Choose another key.",
        ),
        (
            "guide/situations.yaml", "modules: [notice, talk]", "modules: [notices, talk]",
            "nl/guide/situations.yaml, changed.modules: names 'notices', which is no module. "
            "Correct or remove it.",
        ),
        (
            "guide/self-check.yaml", "module: adapt", "module: adopt",
            "nl/guide/self-check.yaml, questions.adapt: names 'adopt', which is no module. Correct or remove it.",
        ),
        (
            "guide/signals.yaml", "- key: mental", "- key: physical",
            "nl/guide/signals.yaml, groups: is not the whole list. "
            "Give one entry for each, in this order: mental, physical, functioning.",
        ),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_remedy(
    own_copy: Path, file: str, old: str, new: str, said: str
) -> None:
    change(own_copy / "nl" / file, old, new)
    assert said in [str(problem) for problem in find_problems()]


def test_languages_that_differ_in_what_is_no_language_are_told(own_copy: Path) -> None:
    change(own_copy / "en/guide/modules/talk.yaml", "doer: hr", "doer: leaders")
    change(own_copy / "en/guide/self-check.yaml", "module: own-direction", "module: offers")
    places = {problem.place for problem in find_problems()}
    assert {"sections.stuck.actions.3.doer", "questions.leave.module"} <= places
