"""Reads a FHIR Questionnaire: each item with fixed answers, or a number between two ends, becomes an item of ours."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from speelveld.exchange.drafting import Choice, Draft, Question, Texts
from speelveld.exchange.fhir import addresses
from speelveld.exchange.fhir.factors import read_factors
from speelveld.exchange.fhir.resources import (
    Resource,
    check_resource,
    find_value,
    read_resources,
    walk_extensions,
)
from speelveld.exchange.fhir.value_sets import ValueSets
from speelveld.exchange.losses import Loss
from speelveld.exchange.refusals import Refusal, Refused, refuse
from speelveld.exchange.texts import choose_languages

_YES_NO = (("false", 0.0, "Nee", "No"), ("true", 1.0, "Ja", "Yes"))


def read(content: bytes, value_sets: Sequence[bytes] = ()) -> tuple[dict[str, Any], list[Loss]]:
    """Return an instrument as plain data, and what did not come along. Raises Refused."""
    resources = read_resources(content)
    beside = [*resources, *(one for file in value_sets for one in read_resources(file))]
    losses: list[Loss] = []
    questionnaire = _choose(resources)
    check_resource(questionnaire, losses)
    for resource in beside:
        if resource["resourceType"] == "ValueSet":
            check_resource(resource, losses)
    reader = _Reader(questionnaire, ValueSets(questionnaire, beside))
    reader.read_items(questionnaire.get("item") or ())
    reader.check_lists()
    return reader.draft.build(), [*losses, *reader.draft.losses]


def _choose(resources: list[Resource]) -> Resource:
    found = [one for one in resources if one["resourceType"] == "Questionnaire"]
    if not found:
        kinds = ", ".join(dict.fromkeys(str(one["resourceType"])[:60] for one in resources)) or "Bundle"
        raise refuse("other_resource", found=kinds, wanted="Questionnaire")
    if len(found) > 1:
        raise refuse("several", n=len(found))
    return found[0]


class _Reader:
    """One pass over a Questionnaire."""

    def __init__(self, questionnaire: Resource, value_sets: ValueSets) -> None:
        self.value_sets = value_sets
        self.missing: list[Refusal] = []
        self.draft = Draft(title={}, languages=[])
        base = str(questionnaire.get("language") or "")
        names = dict.fromkeys(
            [base, *_list_languages(questionnaire)] if base else _list_languages(questionnaire)
        )
        self.languages = choose_languages(self.draft, names)
        self.base = self.languages.get(base, "")
        if not self.base:
            self.base = "en"
            self.draft.lose("language_unknown", "language", new=self.base)
        self.draft.languages = list(dict.fromkeys([self.base, *self.languages.values()]))
        self._fill_head(questionnaire)
        self._is_open = False  # whether the screen at hand takes further questions of the same level

    def _fill_head(self, questionnaire: Resource) -> None:
        draft = self.draft
        identifiers = [one.get("value") for one in questionnaire.get("identifier") or () if one.get("value")]
        title = self._say(questionnaire, "title") or self._say(questionnaire, "name")
        draft.title, draft.description = title, self._say(questionnaire, "description")
        draft.key = str((identifiers or [questionnaire.get("id") or questionnaire.get("name") or ""])[0])
        draft.version = str(questionnaire.get("version") or "")
        draft.licence = str(questionnaire.get("copyright") or "")
        draft.minutes = find_value(questionnaire, addresses.MINUTES)
        draft.factors = read_factors(questionnaire)

    def read_items(self, items: Iterable[Resource], heading: Texts | None = None, depth: int = 0) -> None:
        self._is_open = False
        for item in items:
            if item.get("type") == "group":
                self._read_group(item, depth)
                continue
            if not self._is_open:
                self.draft.start_screen(heading or {})
                self._is_open = True
            self._read_item(item)
            if below := item.get("item"):
                self.draft.lose("nested", f"item {item['linkId']}")
                self.read_items(below, heading, depth + 1)

    def _read_group(self, item: Resource, depth: int) -> None:
        where = f"item {item['linkId']}"
        if depth:
            self.draft.lose("nested", where)
        if item.get("repeats"):
            self.draft.lose("repeat", where)
        self._list_rules(item, where)
        self.read_items(item.get("item") or (), self._say(item, "text"), depth + 1)
        self._is_open = False

    def _read_item(self, item: Resource) -> None:
        kind, name = item.get("type"), str(item["linkId"])
        where = f"item {name}"
        question = Question(
            name, where, self._say(item, "text"), scale=str(find_value(item, addresses.SCALE) or ""),
            reverse=find_value(item, addresses.REVERSE) is True, column=str(find_value(item, addresses.COLUMN) or ""),
        )  # fmt: skip
        if kind == "display":
            return self.draft.lose("explanation", where)
        if item.get("repeats") or kind not in (
            "choice",
            "open-choice",
            "boolean",
            "integer",
            "decimal",
            "quantity",
        ):
            return self.draft.lose("question", where, type="multiple choice" if item.get("repeats") else kind)
        if kind in ("integer", "decimal", "quantity"):
            question.ends = _find_ends(item, kind)
            if question.ends is None:
                return self.draft.lose("no_ends", where)
        else:
            question.choices = tuple(self._list_choices(item, where))
            if address := self._find_missing_list(item, question.choices):
                self.missing.append(Refusal("no_value_set", where, {"url": address}))
                return self.draft.lose("value_set", where, url=address)
        self._list_rules(item, where)
        self.draft.add(question)

    def _find_missing_list(self, item: Resource, choices: Sequence[Choice]) -> str:
        return str(item["answerValueSet"]) if item.get("answerValueSet") and not choices else ""

    def check_lists(self) -> None:
        """Refuse when nothing is left because lists of answers are not here."""
        if self.missing and not any(keys for _heading, keys in self.draft.screens):
            raise Refused(self.missing)

    def _list_choices(self, item: Resource, where: str) -> Iterator[Choice]:
        if item.get("type") == "boolean":
            for code, number, dutch, english in _YES_NO:
                label = {one: dutch if one == "nl" else english for one in self.draft.languages}
                yield Choice(code, label, number)
        if item.get("type") == "open-choice":
            self.draft.lose("other", where)
        for option in item.get("answerOption") or ():
            yield self._read_option(option)
            if option.get("initialSelected"):
                self.draft.lose("default", where)
        if address := item.get("answerValueSet"):
            for coding in self.value_sets.find_concepts(str(address)):
                yield self._read_option({"valueCoding": coding})

    def _read_option(self, option: Resource) -> Choice:
        coding = option.get("valueCoding")
        if coding is not None:
            weight = find_value(coding, addresses.ORDINAL, addresses.WEIGHT)
            if weight is None:
                weight = find_value(option, addresses.ORDINAL, addresses.WEIGHT)
            code = str(coding.get("code") or coding.get("display") or "")
            return Choice(code, self._say(coding, "display"), None if weight is None else float(weight))
        given = next((value for name, value in option.items() if name.startswith("value")), "")
        number = float(given) if isinstance(given, int) else None
        return Choice(str(given), {self.base: str(given)}, number)

    def _list_rules(self, item: Resource, where: str) -> None:
        found = {
            "condition": item.get("enableWhen"),
            "mandatory": item.get("required"),
            "default": item.get("initial"),
            "explanation": item.get("prefix"),
            "system_code": item.get("code"),
        }
        for code, given in found.items():
            if given:
                self.draft.lose(code, where)
        if find_value(item, *addresses.CALCULATED) is not None:
            self.draft.lose("rule", where, type="calculatedExpression")

    def _say(self, element: Resource, name: str) -> Texts:
        """Return a text of an element in every language it has."""
        texts = {self.base: str(element[name])} if element.get(name) else {}
        for language, text in _list_translations(element.get(f"_{name}")):
            if language in self.languages:
                texts.setdefault(self.languages[language], text)
        return texts


def _list_translations(element: Any) -> Iterator[tuple[str, str]]:
    for extension in walk_extensions(element, addresses.TRANSLATION):
        language, content = find_value(extension, "lang"), find_value(extension, "content")
        if isinstance(language, str) and isinstance(content, str):
            yield language, content


def _list_languages(element: Any) -> Iterator[str]:
    """Yield the language of every translation, however deep."""
    if isinstance(element, list):
        for one in element:
            yield from _list_languages(one)
    elif isinstance(element, dict):
        yield from (language for language, _content in _list_translations(element))
        for value in element.values():
            yield from _list_languages(value)


def _find_ends(item: Resource, kind: str) -> tuple[float, float, float | None] | None:
    lo, hi = find_value(item, addresses.MIN_VALUE), find_value(item, addresses.MAX_VALUE)
    step = 1 if kind == "integer" else find_value(item, addresses.STEP)
    if not isinstance(lo, int | float) or not isinstance(hi, int | float) or lo >= hi:
        return None
    return float(lo), float(hi), None if step is None else float(step)
