"""Reads the structure of a LimeSurvey survey: each question or row of a table with fixed answers becomes an item."""

from typing import Any

from speelveld.exchange.drafting import Choice, Draft, Question, Texts
from speelveld.exchange.figures import parse_value
from speelveld.exchange.limesurvey import kinds
from speelveld.exchange.limesurvey.structure import Structure, read_structure
from speelveld.exchange.limesurvey.tables import Entry, read_document
from speelveld.exchange.losses import Loss
from speelveld.exchange.texts import choose_languages, plain

_ORDERS = ("randomization_group", "random_order", "random_group", "exclude_all_others", "array_filter")


def read(content: bytes) -> tuple[dict[str, Any], list[Loss]]:
    """Return an instrument as plain data, and what did not come along. Raises Refused."""
    survey = _Survey(read_structure(read_document(content)))
    survey.read_groups()
    survey.list_rules()
    return survey.draft.build(), survey.draft.losses


class _Survey:
    """One pass over a survey."""

    def __init__(self, structure: Structure) -> None:
        self.structure = structure
        self.draft = Draft(title={}, languages=[])
        self.languages = choose_languages(self.draft, structure.document.languages)
        self.draft.languages = list(self.languages.values()) or ["en"]
        self._fill_head()

    def _fill_head(self) -> None:
        document, draft = self.structure.document, self.draft
        for row in document.rows("surveys_languagesettings"):
            language = self.languages.get(row.get("surveyls_language", ""))
            if language is None:
                continue
            draft.title[language] = plain(draft, row.get("surveyls_title", ""), "title")
            draft.description[language] = plain(draft, row.get("surveyls_description", ""), "description")
            for name in ("surveyls_welcometext", "surveyls_endtext"):
                if row.get(name):
                    draft.lose("explanation", f"{name} {language}")
        draft.key = f"limesurvey-{document.rows('surveys')[0].get('sid', '')}"

    def read_groups(self) -> None:
        for group in self.structure.groups:
            name = f"group {group.get('gid')}"
            self.draft.start_screen(self._say(group, "group_name", name))
            if group.texts["description"]:
                self.draft.lose("explanation", name)
            if group.get("grelevance") not in ("", "1"):
                self.draft.lose("condition", name)
            if group.get("randomization_group"):
                self.draft.lose("rule", name, type="randomization_group")
            for question in self.structure.list_questions(group.get("gid")):
                self._read_question(question)

    def _read_question(self, question: Entry) -> None:
        kind, code, qid = question.get("type"), question.get("title"), question.get("qid")
        where = f"question {code}"
        before = len(self.draft.screens[-1][1])
        text = self._say(question, "question", where)
        if kind in kinds.LISTS | kinds.NUMBERED.keys() | kinds.NUMBERS | kinds.FIXED:
            choices, ends = self._find_answers(question, where)
            self._add(Question(code, where, text, choices, ends), kind)
        elif kind in kinds.ARRAYS | kinds.NUMBERED_ARRAYS.keys() | kinds.NUMBER_ARRAYS | kinds.FIXED_ARRAYS:
            choices, ends = self._find_answers(question, where)
            for row in self.structure.list_subquestions(qid):
                self._add(self._read_row(code, text, row, choices, ends), kind)
        elif kind == "X":
            self.draft.lose("explanation", where)
        else:
            self.draft.lose("question", where, type=kinds.NAMES.get(kind, kind))
        if len(self.draft.screens[-1][1]) > before:
            self._list_question_rules(question, where)

    def _read_row(
        self,
        code: str,
        above: Texts,
        row: Entry,
        choices: list[Choice],
        ends: tuple[float, float, float | None] | None,
    ) -> Question:
        """Return a row of a table as a question of its own: the text above the table stands before it."""
        name = row.get("title")
        where = f"question {code}[{name}]"
        own = self._say(row, "question", where)
        text = {one: " ".join(filter(None, (above.get(one), own.get(one)))) for one in {**above, **own}}
        return Question(f"{code}_{name}", where, text, choices, ends, column=f"{code}[{name}]")

    def _add(self, question: Question, kind: str) -> None:
        if kind in kinds.NUMBERS | kinds.NUMBER_ARRAYS and question.ends is None:
            self.draft.lose("no_ends", question.where)
        else:
            self.draft.add(question)

    def _find_answers(
        self, question: Entry, where: str
    ) -> tuple[list[Choice], tuple[float, float, float | None] | None]:
        kind = question.get("type")
        if kind in kinds.FIXED | kinds.FIXED_ARRAYS:
            return kinds.list_fixed(kind, self.draft.languages), None
        if ends := kinds.NUMBERED.get(kind) or kinds.NUMBERED_ARRAYS.get(kind):
            return [], ends
        if kind in kinds.NUMBERS | kinds.NUMBER_ARRAYS:
            return [], self._find_ends(question.get("qid"))
        answers = self.structure.list_answers(question.get("qid"))
        weights = [parse_value(answer.get("assessment_value")) for answer in answers]
        is_weighed = len(set(weights)) == len(weights)  # LimeSurvey writes 0 where nobody gave a weight
        return [
            Choice(
                answer.get("code"), self._say(answer, "answer", f"{where}, {answer.get('code')}"),
                weight if is_weighed else parse_value(answer.get("code")),
            )
            for answer, weight in zip(answers, weights, strict=True)
        ], None  # fmt: skip

    def _find_ends(self, qid: str) -> tuple[float, float, float | None] | None:
        given = self.structure.attributes.get(qid, {})
        lo = parse_value(given.get("min_num_value_n") or given.get("min_num_value", ""))
        hi = parse_value(given.get("max_num_value_n") or given.get("max_num_value", ""))
        step = 1.0 if given.get("num_value_int_only") == "1" else None
        return None if lo is None or hi is None or lo >= hi else (lo, hi, step)

    def _list_question_rules(self, question: Entry, where: str) -> None:
        found = {
            "condition": question.get("relevance") not in ("", "1"),
            "mandatory": question.get("mandatory") in ("Y", "S"),
            "other": question.get("other") == "Y" or question.get("type") == "O",
            "explanation": bool(question.texts["help"]),
        }
        for code in (code for code, is_there in found.items() if is_there):
            self.draft.lose(code, where)
        given = self.structure.attributes.get(question.get("qid"), {})
        for name in _ORDERS:
            if given.get(name) not in (None, "0", "normal"):
                self.draft.lose("rule", where, type=name)

    def list_rules(self) -> None:
        """List what holds for the survey as a whole."""
        document = self.structure.document
        for number, row in enumerate(document.rows("quota"), start=1):
            self.draft.lose("rule", f"quota {row.get('name') or number}", type="quota")
        codes = {question.get("qid"): question.get("title") for question in self.structure.questions}
        for row in document.rows("conditions"):
            self.draft.lose("condition", f"question {codes.get(row.get('qid', ''), row.get('qid'))}")
        for row in document.rows("defaultvalues"):
            self.draft.lose("default", f"question {codes.get(row.get('qid', ''), row.get('qid'))}")

    def _say(self, entry: Entry, name: str, where: str) -> Texts:
        return {
            self.languages[language]: said
            for language, text in entry.texts[name].items()
            if language in self.languages and (said := plain(self.draft, text, where))
        }
