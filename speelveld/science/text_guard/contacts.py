"""Finds what leads to one person: telephone, mail, user name, personnel number, own room."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from speelveld.science.text_guard.findings import Find
from speelveld.science.text_guard.words import Word

_MAIL = re.compile(r"(?<![\w.+-])([\w.+-]{1,64})@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_PHONE = re.compile(r"(?<![\w+])(?:\+\d{2}|00\d{2}|0)(?:[ ./()-]{0,2}\d){8,10}(?!\d)")
_USER = re.compile(r"(?<![\w.@])@[a-z][\w.]{2,30}")
_LINK = re.compile(r"(?<!\w)(?:www\.)?(?:linkedin|facebook|instagram|tiktok|x|twitter)\.com/[\w./-]{2,80}")
_NUMBER = re.compile(
    r"(?:personeels?(?:nummer|nr|no)?|pers\.?\s?nr|medewerkers?(?:nummer|nr)|stamnummer|stamnr|toestel(?:nummer)?"
    r"|tst|doorkies(?:nummer)?|intern nummer|intern|bsn|staff (?:number|no)"
    r"|employee (?:number|no|id)|personnel number|payroll number|extension|ext)"
    r"[.:]?(?: is| nr| nummer| number)?[ :]{0,2}(#?\d[\d.-]{1,11})"
)
_ROOM = re.compile(
    r"(?:mijn|langs|vinden|zit|zitten|zien|my|find me|come by|drop by|i sit)"
    r"(?:[ ,:]{1,3}(?:me|in|op|bij|to|at|is|naar|mij|lokaal)){0,3}[ ,:]{1,3}"
    r"((?:kamer|werkplek|bureau|room|desk|office) [a-z]?\d[\w.]{0,5})"
)
_PLACE = re.compile(r"(?<!\w)((?:kamer|werkplek|room|desk) \d{1,3}\.\d{1,3})(?!\w)")
_LOGIN = re.compile(
    r"(?:inlognaam|gebruikersnaam|loginnaam|user ?name|login)(?: is)?[: ]{1,2}((?=[\w.-]*\d)[a-z][\w.-]{3,20})"
)
_KINDS = (_MAIL, _PHONE, _USER, _LINK, _NUMBER, _ROOM, _PLACE, _LOGIN)
_GENERAL_BOXES = frozenset(
    "info hr post mail administratie admin receptie balie planning servicedesk helpdesk support klantenservice contact "
    "personeelszaken salaris salarisadministratie arbo or ondernemingsraad secretariaat facilitair ict it inkoop "
    "verkoop sales meldpunt vertrouwenspersoon vertrouwenspersonen communicatie redactie onderzoek enquete survey "
    "reception office service feedback privacy security people payroll facilities finance roosters team werkenbij "
    "noreply no-reply vragen ideeen ideeenbus".split()
)
_GENERAL_PHONE = re.compile(r"0?(?:088|0800|0900|0906|085|14\d)")


def find_contacts(text: str, words: Sequence[Word]) -> list[Find]:
    """Return the contacts in a folded text as runs of words."""
    starts = [word.start for word in words]
    return [
        Find(first, last, "contact", firm=True, term=True)
        for start, end in _list_places(text)
        if (run := _find_run(words, starts, start, end)) is not None
        for first, last in (run,)
    ]


def _list_places(text: str) -> Iterator[tuple[int, int]]:
    for kind in _KINDS:
        for match in kind.finditer(text):
            if not _is_general(kind, match):
                group = 1 if kind in (_NUMBER, _ROOM, _PLACE, _LOGIN) else 0
                yield match.span(group)


def _is_general(kind: re.Pattern[str], match: re.Match[str]) -> bool:
    if kind is _MAIL:
        box = match.group(1)
        return box in _GENERAL_BOXES or re.split(r"[._&+-]", box)[0] in _GENERAL_BOXES
    return (
        kind is _PHONE and _GENERAL_PHONE.match(match.group().replace(" ", "").replace("-", "")) is not None
    )


def _find_run(words: Sequence[Word], starts: Sequence[int], start: int, end: int) -> tuple[int, int] | None:
    first = max(bisect_right(starts, start) - 1, 0)
    if words and words[first].end <= start:
        first += 1
    last = bisect_left(starts, end) - 1
    return (first, last) if first <= last < len(words) else None
