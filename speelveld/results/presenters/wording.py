"""Figures, names and dates as people write them, and sentences with a few words in bold."""

import datetime
import string
from collections.abc import Mapping, Sequence

from django.utils.formats import date_format, number_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from speelveld.science.disclosure import ReleasedCell, ReleasedGroup, ReleasedTable, ReleasedVariable

Sentence = tuple[tuple[str, bool], ...]  # pieces of text, and whether each stands in bold

MOST_NAMES = 4


def say(pattern: str, **words: str | Sentence) -> Sentence:
    """Fill in a sentence; a word that is a Sentence itself keeps its bold pieces."""
    pieces: list[tuple[str, bool]] = []
    for literal, name, _spec, _conversion in string.Formatter().parse(pattern):
        if literal:
            pieces.append((literal, False))
        if name is not None:
            word = words[name]
            pieces.extend([(word, False)] if isinstance(word, str) else word)
    return tuple(pieces)


def stress(names: Sequence[str]) -> Sentence:
    """Return the names in bold, as a list in a sentence."""
    return say(join_names([f"{{{number}}}" for number in range(len(names))]), **_number(names))


def _number(names: Sequence[str]) -> dict[str, Sentence]:
    return {str(number): ((name, True),) for number, name in enumerate(names)}


def read_aloud(sentence: Sentence) -> str:
    """Return the bare text of a sentence."""
    return "".join(piece for piece, _is_bold in sentence)


def join_names(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return _("%(some)s en %(last)s") % {"some": ", ".join(names[:-1]), "last": names[-1]}


def pick_language(texts: Mapping[str, str]) -> str:
    """Return the text in the reader's language, else in the instrument's own."""
    return texts.get((get_language() or "nl")[:2]) or next(iter(texts.values()), "")


def write_number(value: float, variable: ReleasedVariable) -> str:
    return str(number_format(value, variable.decimals))


def write_mean(cell: ReleasedCell, variable: ReleasedVariable) -> str:
    """Return the mean; at a protected end it reads as a limit."""
    value = write_number(cell.mean, variable)
    if cell.at_least:
        return _("%(value)s of hoger") % {"value": value}
    if cell.at_most:
        return _("%(value)s of lager") % {"value": value}
    return value


def write_range(cell: ReleasedCell, variable: ReleasedVariable) -> str:
    return _("%(low)s tot %(high)s") % {
        "low": write_number(cell.low, variable),
        "high": write_number(cell.high, variable),
    }


def write_scale(variable: ReleasedVariable) -> str:
    """Return the ends of a scale, without decimals where they are whole."""
    low, high = (number_format(end, None if end % 1 else 0) for end in (variable.lo, variable.hi))
    return _("%(low)s tot %(high)s") % {"low": low, "high": high}


def write_answers(n: int) -> str:
    return ngettext("%(n)s antwoord", "%(n)s antwoorden", n) % {"n": n}


def write_share(group: ReleasedGroup) -> str:
    """Return which part of the invited people answered; empty when it is not known."""
    if group.response is None:
        return ""
    if group.response_is_capped:
        return _("%(share)s%% of meer") % {"share": group.response}
    return _("ongeveer %(share)s%%") % {"share": group.response}


def write_response(group: ReleasedGroup) -> str:
    share = write_share(group)
    return share and _("respons %(share)s") % {"share": share}


def write_turnout(group: ReleasedGroup) -> str:
    """Return answers and response together, as far as they are known."""
    parts = [write_answers(group.n) if group.n is not None else "", write_response(group)]
    return ", ".join(part for part in parts if part)


def write_period(first: datetime.date, last: datetime.date) -> str:
    """Return a period, naming month and year once where they are the same."""
    same = "j" if (first.month, first.year) == (last.month, last.year) else "j F"
    start = date_format(first, same if first.year == last.year else "j F Y")
    return _("%(first)s tot en met %(last)s") % {"first": start, "last": date_format(last, "j F Y")}


def name_group(table: ReleasedTable, group: ReleasedGroup, most: int = MOST_NAMES) -> str:
    """Return what a group is called: its unit, or the units that are read together."""
    names = [_name_member(table, key, group) for key in group.unit_keys]
    if len(names) > most + 1:
        rest = _("%(n)s andere") % {"n": len(names) - most}
        names = [*names[:most], rest]
    return join_names(names)


def _name_member(table: ReleasedTable, key: str, group: ReleasedGroup) -> str:
    name = table.unit(key).name
    if key in group.own_staff_of:
        return _("%(unit)s (eigen medewerkers)") % {"unit": name}
    return name
