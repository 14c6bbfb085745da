"""Names of persons in what everybody may read: a colleague by full name is refused, what looks like one is told."""

from collections.abc import Iterable, Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from speelveld.board.texts import get_reading_language
from speelveld.catalogue.text_guard import guard
from speelveld.organisations.models import Organisation

PERSON = "person_name"
PARTICLES = frozenset(
    {"de", "den", "der", "het", "la", "le", "te", "ten", "ter", "van", "von", "el", "al", "'t"}
)
N_WORDS = 2  # of one name, from which it is that colleague and not somebody who happens to be called the same


def list_names(text: str, places: Iterable[str] = ()) -> list[str]:
    """Return the words that look like the name of a person and are not the name of a unit."""
    known = {word for place in places for word in _split(place)}
    found = guard(get_reading_language()).check(text, "comment")
    phrases = [text[one.start : one.end] for one in found if one.category == PERSON]
    return [phrase for phrase in phrases if not _split(phrase) <= known]


def list_places(organisation: Organisation) -> list[str]:
    return [organisation.name, *organisation.units.values_list("name", flat=True)]


def warn_of_names(organisation: Organisation, *texts: str) -> str:
    """Return a sentence about what looks like a name in texts that everybody may come to read, or nothing."""
    places = list_places(organisation)
    names = [name for text in texts for name in list_names(text, places)]
    if not names:
        return ""
    shown = ", ".join(f"‘{name}’" for name in dict.fromkeys(names))
    return _(
        "Is dit de naam van een collega: %(names)s? Haal die dan weg: deze tekst kan iedereen lezen."
    ) % {"names": shown}


def refuse_colleagues(organisation: Organisation, texts: dict[str, str]) -> None:
    """Raise ValidationError for each text, by field, that has the full name of somebody who works here."""
    refused = {}
    for field, text in texts.items():
        for phrase in list_names(text):
            if _is_colleague(organisation, phrase):
                refused[field] = _(
                    "‘%(name)s’ is de naam van een collega. Deze tekst kan iedereen lezen: schrijf over het werk."
                ) % {"name": phrase}
    if refused:
        raise ValidationError(refused)


def _is_colleague(organisation: Organisation, phrase: str) -> bool:
    words = _split(phrase) - PARTICLES
    if len(words) < N_WORDS:
        return False
    return any(
        len(words & _split(name)) >= N_WORDS for name in _list_alike(organisation, max(words, key=len))
    )


def _list_alike(organisation: Organisation, word: str) -> Iterator[str]:
    """Yield the names, on the staff list and of who signs in, that hold this word."""
    yield from organisation.people.filter(name__icontains=word).values_list("name", flat=True)
    members = organisation.memberships.filter(user__name__icontains=word)
    yield from members.values_list("user__name", flat=True)


def _split(text: str) -> set[str]:
    return {word.strip(".,;:!?()'’\"") for word in text.lower().split()}
