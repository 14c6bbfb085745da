"""Turns what stands in a cell into what the form of a measure takes: words become keys, names become rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import translation
from django.utils.translation import gettext as _

from speelveld.board.exports.characters import clean
from speelveld.board.exports.returning import ONE_OF, list_words
from speelveld.board.forms.days import read_day
from speelveld.board.importing.names import Names
from speelveld.board.models import Measure
from speelveld.organisations.models import Organisation

MANY_OF = ("other_cells", "factors", "conditions")
DAYS = ("starts_on", "ends_on", "judged_on")
NAMES = ("owner", "helpers")
REQUIRED_WORDS = ("stage", "level", "state", "kind")


class Reader:
    """Knows the words of one file and the rows of one organisation."""

    def __init__(self, organisation: Organisation, language: str) -> None:
        with translation.override(language):
            self.words = {name: _fold(words) for name, words in list_words().items()}
            self.everywhere = _("De hele organisatie").casefold()
        self.units = _gather(organisation.units.filter(is_active=True))
        self.problems = _gather(organisation.problems.all())
        self.names = Names(organisation)

    def read(self, name: str, text: str, stored: Measure) -> list[str]:
        """Return the data for this field of the form. Raises ValidationError."""
        if name in ONE_OF:
            return [self._find_word(name, text)] if text else [""]
        if name in MANY_OF:
            return [self._find_word(name, part.strip()) for part in text.split(",") if part.strip()]
        if name in DAYS:
            return [read_day(text).isoformat() if text else ""]
        if name == "unit":
            return [_find_row(self.units, "" if text.casefold() == self.everywhere else text)]
        if name == "problem":
            return [_find_row(self.problems, text)]
        if name in NAMES:
            self.names.check(text, getattr(stored, name))
        return [text]

    def _find_word(self, name: str, text: str) -> str:
        words = self.words[name]
        if text.casefold() not in words:
            known = ", ".join(word for word, _key in words.values())
            raise ValidationError(_("Dit kennen we niet. Kies uit: %(known)s.") % {"known": known})
        return words[text.casefold()][1]


def _fold(words: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return the words without capitals, each with the word as it is written and its key."""
    return {word.casefold(): (word, key) for key, word in words.items()}


def _gather(rows: Iterable[Model]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        found[clean(str(row)).casefold()].append(row.pk)
    return found


def _find_row(rows: Mapping[str, list[int]], text: str) -> str:
    found = rows.get(text.casefold(), []) if text else [""]
    if not found:
        raise ValidationError(
            _("Dit kennen we hier niet. Neem de naam over zoals die op het speelveld staat.")
        )
    if len(found) > 1:
        raise ValidationError(_("Meer dan één heet zo. Kies op de pagina van de maatregel."))
    return str(found[0])
