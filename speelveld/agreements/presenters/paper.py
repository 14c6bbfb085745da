"""An agreement as one reads it: on the page, and on paper."""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from speelveld.agreements.choices import Doer, Outcome, Present, Rhythm, Side, Subject
from speelveld.agreements.content import Content, Line
from speelveld.agreements.models import Agreement, Version
from speelveld.agreements.presenters.overview import describe_state, waits_for
from speelveld.agreements.queries import get_in_force, get_waiting
from speelveld.agreements.vault import open_objection, open_version


@dataclass(frozen=True)
class Said:
    label: str
    text: str


@dataclass(frozen=True)
class LinePage:
    what: str
    facts: tuple[Said, ...]


@dataclass(frozen=True)
class Wording:
    """One version in words."""

    number: int
    proposed: str
    talk: tuple[Said, ...]
    lines: tuple[LinePage, ...]
    rest: tuple[Said, ...]


@dataclass(frozen=True)
class Paper:
    """Everything on the page of an agreement, for one reader."""

    public_id: str
    names: str
    side: str
    state: str
    waiting: Wording | None
    in_force: Wording | None
    waits_for_you: bool
    objection: str
    objected_on: datetime.date | None
    next_review: str
    reviews: tuple[Said, ...]
    is_open: bool
    delete_on: datetime.date
    shares: bool
    other_shares: bool


def present_paper(agreement: Agreement, side: Side | None) -> Paper:
    """Return the page for one of the two, or for HR, who sees only what both said yes to."""
    waiting, in_force = get_waiting(agreement), get_in_force(agreement)
    shares = {one: getattr(agreement, f"{one.value}_shares_on") is not None for one in Side}
    return Paper(
        public_id=agreement.public_id,
        names=name_both(agreement),
        side=side.value if side else "",
        state=describe_state(agreement, side),
        waiting=_word(agreement, waiting) if waiting and side else None,
        in_force=_word(agreement, in_force) if in_force else None,
        waits_for_you=waits_for(agreement, side),
        objection=open_objection(agreement) if side else "",
        objected_on=agreement.objected_on,
        next_review=_say_next_review(agreement),
        reviews=tuple(
            Said(date_format(one.held_on, "j F Y"), str(Outcome(one.outcome).label))
            for one in agreement.reviews.all()
        ),
        is_open=agreement.ended_on is None,
        delete_on=agreement.delete_on,
        shares=bool(side and shares[side]),
        other_shares=bool(side and shares[side.other]),
    )


def name_both(agreement: Agreement) -> str:
    names = {"employee": agreement.person.name, "manager": agreement.manager}
    return _("%(employee)s en %(manager)s") % names


def _say_next_review(agreement: Agreement) -> str:
    if agreement.next_review_on is None:
        return ""
    day, who = date_format(agreement.next_review_on, "j F Y"), agreement.next_review_by
    if not who:
        return day
    return _("%(day)s. %(who)s begint erover.") % {"day": day, "who": _name_side(agreement, Side(who))}


def _name_side(agreement: Agreement, side: Side) -> str:
    return agreement.person.name if side is Side.EMPLOYEE else str(agreement.manager)


def _word(agreement: Agreement, version: Version) -> Wording:
    version.agreement = agreement  # spares a query, and the key is found by it
    content = open_version(version)
    who, day = _name_side(agreement, Side(version.proposed_by)), date_format(version.proposed_on, "j F Y")
    return Wording(
        number=version.number,
        proposed=_("Voorstel van %(who)s op %(day)s") % {"who": who, "day": day},
        talk=(
            Said(_("Gesprek op"), date_format(content.talk_on, "j F Y")),
            Said(_("Aanwezig"), ", ".join(str(Present(one).label) for one in content.present)),
            Said(_("Onderwerpen"), ", ".join(str(Subject(one).label) for one in content.subjects)),
        ),
        lines=tuple(_word_line(agreement, line) for line in content.lines),
        rest=tuple(said for said in _list_rest(content) if said.text),
    )


def _word_line(agreement: Agreement, line: Line) -> LinePage:
    doer = Doer(line.doer)
    who = _name_side(agreement, Side(doer.value)) if doer.value in Side.values else str(doer.label)
    begin = date_format(line.starts_on, "j F Y")
    span = (
        _("van %(begin)s tot en met %(end)s") % {"begin": begin, "end": date_format(line.ends_on, "j F Y")}
        if line.ends_on
        else _("vanaf %(begin)s") % {"begin": begin}
    )
    back = _("%(day)s. %(who)s begint erover.") % {
        "day": date_format(line.review_on, "j F Y"),
        "who": _name_side(agreement, Side(line.initiative)),
    }
    facts = (
        Said(_("Wie"), who),
        Said(_("Wanneer"), span),
        Said(_("Hoe"), line.how),
        Said(_("Terugkijken"), back),
    )
    return LinePage(line.what, tuple(said for said in facts if said.text))


def _list_rest(content: Content) -> tuple[Said, ...]:
    return (
        Said(_("Wat voorgaat"), content.priorities),
        Said(_("Wat het team hoort"), content.team),
        Said(_("Waaraan jullie merken dat het helpt"), content.helps_when),
        Said(_("Terugkijken"), str(Rhythm(content.rhythm).label)),
    )
