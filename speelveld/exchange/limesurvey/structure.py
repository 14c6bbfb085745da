"""The groups and questions of a survey of LimeSurvey, checked: each question belongs to something that is there."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from speelveld.exchange.limesurvey.tables import (
    Document,
    Entry,
    Row,
    iterate_ancestors,
    list_attributes,
    list_entries,
)
from speelveld.exchange.refusals import Refusal, Refused, refuse


@dataclass(frozen=True)
class Structure:
    """`answers` and `subquestions` by number of the question."""

    document: Document
    groups: list[Entry]
    questions: list[Entry]
    subquestions: Mapping[str, list[Entry]]
    answers: Mapping[str, list[Entry]]
    attributes: Mapping[str, Row]

    def list_questions(self, gid: str) -> list[Entry]:
        return [question for question in self.questions if question.get("gid") == gid]

    def list_answers(self, qid: str) -> list[Entry]:
        """Return the answers of the first scale of a question."""
        return [answer for answer in self.answers.get(qid, ()) if answer.get("scale_id") in ("", "0")]

    def list_subquestions(self, qid: str) -> list[Entry]:
        return [one for one in self.subquestions.get(qid, ()) if one.get("scale_id") in ("", "0")]


def read_structure(document: Document) -> Structure:
    """Return what a survey asks. Raises Refused."""
    if document.kind != "Survey":
        raise refuse("not_limesurvey")
    for table in ("groups", "questions", "surveys"):
        if not document.rows(table):
            raise refuse("missing_part", part=table)
    questions = list_entries(document, "questions", "qid", ("question", "help"))
    children = [
        *list_entries(document, "subquestions", "qid", ("question",)),
        *(one for one in questions if one.get("parent_qid") not in ("", "0")),
    ]
    questions = [one for one in questions if one.get("parent_qid") in ("", "0")]
    groups = list_entries(document, "groups", "gid", ("group_name", "description"))
    _check(questions, children, groups)
    return Structure(
        document, groups, questions, _gather(children, "parent_qid"),
        _gather(list_entries(document, "answers", "aid", ("answer",)), "qid"), list_attributes(document),
    )  # fmt: skip


def _gather(entries: list[Entry], name: str) -> Mapping[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.get(name)].append(entry)
    return found


def _check(questions: list[Entry], children: list[Entry], groups: list[Entry]) -> None:
    known = {question.get("qid") for question in questions}
    parents = {child.get("qid"): child.get("parent_qid") for child in children}
    problems = []
    for child in children:
        top = [child.get("qid"), *iterate_ancestors(child.get("qid"), parents)][-1]
        if top not in known:
            place = f"question {child.get('title') or child.get('qid')}"
            problems.append(Refusal("unknown_parent", place, {"parent": child.get("parent_qid")}))
    homes = {group.get("gid") for group in groups}
    problems += [
        Refusal("unknown_parent", f"question {one.get('title')}", {"parent": f"group {one.get('gid')}"})
        for one in questions
        if one.get("gid") not in homes
    ]
    if problems:
        raise Refused(problems)
