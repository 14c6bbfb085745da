"""Which column holds what: guessed from the header, confirmed by a person."""

import re
import unicodedata
from collections.abc import Mapping

UNITS, PEOPLE = "units", "people"
LEVELS = ("level1", "level2", "level3", "level4", "level5")
TRAITS = ("trait1", "trait2", "trait3")
FIELDS = {
    UNITS: ("key", "name", "parent"),
    PEOPLE: ("number", "name", "infix", "family", "email", "unit", *LEVELS, "language", "joined_on", *TRAITS),
}
# Of each group at least one is needed.
NEEDED = {
    UNITS: (("key",), ("name",), ("parent",)),
    PEOPLE: (("number",), ("name",), ("unit", "level1")),
}

# What a header may say, in the order in which fields choose: first whole titles, then parts of titles.
_TITLES = {
    UNITS: {
        "parent": "valt onder|hoort bij|bovenliggend|bovenliggende code|parent|parent code|reports to",
        "key": "code|onderdeelcode|afdelingscode|kostenplaats|nummer|nr|id|key|unit|unit code",
        "name": "naam|omschrijving|onderdeel|afdeling|team|name|description",
    },
    PEOPLE: {
        "number": "personeelsnummer|personeelsnr|persnr|medewerkernummer|stamnummer|nummer|nr|number|id",
        "email": "e mail|email|mail|e mailadres|emailadres",
        "infix": "tussenvoegsel|tussenvoegsels|voorvoegsel|voorvoegsels|infix|prefix",
        "family": "achternaam|last name|surname|family name",
        "name": "naam|volledige naam|medewerker|roepnaam|voornaam|name|full name|first name",
        "unit": "onderdeel|onderdeelcode|code onderdeel|afdelingscode|teamcode|kostenplaats|unit|unit code",
        "language": "taal|voorkeurstaal|language",
        "joined_on": "in dienst( sinds)?|datum in dienst|indienst|startdatum|begindatum|start date|hire date",
    },
}
_PARTS = {
    UNITS: {
        "parent": "bovenlig|valt onder|parent|ouder",
        "key": "code|nummer|kostenpl",
        "name": "naam|omschr|name",
    },
    PEOPLE: {
        "number": "personeelsn|medewerkers?n|werknemers?n|stamn|employee n|employee id|staff n",
        "email": "mail",
        "infix": "voegsel",
        "family": "achternaam|surname|last name",
        "unit": "onderdeel|kostenplaats|afdeling|team|unit|department",
        "name": "naam|name",
        "joined_on": "in dienst|indienst|start|joined|hire",
        "language": "taal|language",
    },
}
_LEVEL_WORDS = re.compile(
    r"directie|divisie|sector|domein|cluster|regio|locatie|vestiging|afdeling|department|division|team|groep|niveau|level"
)
_CODE_WORDS = re.compile(r"code|nummer|nr\b|number|\bid\b|leidinggevende|manager|leider")


def guess_mapping(kind: str, header: tuple[str, ...], *, has_own_tree: bool = False) -> dict[str, int]:
    """Return the column number of each field that could be recognised.

    With a tree from another file (`has_own_tree`) columns do not spell one.
    """
    titles = [_simplify(title) for title in header]
    mapping: dict[str, int] = {}
    _choose(mapping, titles, _TITLES[kind], whole=True)
    if kind == PEOPLE and "unit" not in mapping and not has_own_tree:
        mapping |= _guess_levels(titles, taken=set(mapping.values()))
    rest = {
        name: words for name, words in _PARTS[kind].items() if not (name == "unit" and "level1" in mapping)
    }
    _choose(mapping, titles, rest, whole=False)
    return mapping


def list_missing(kind: str, mapping: Mapping[str, int]) -> list[str]:
    """Return the fields that still need a column; of alternatives the first."""
    return [group[0] for group in NEEDED[kind] if not any(name in mapping for name in group)]


def _simplify(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def _choose(mapping: dict[str, int], titles: list[str], words: Mapping[str, str], *, whole: bool) -> None:
    for name, pattern in words.items():
        fits = re.compile(pattern).fullmatch if whole else re.compile(pattern).search
        column = next((i for i, t in enumerate(titles) if fits(t) and i not in mapping.values()), None)
        if column is not None:
            mapping.setdefault(name, column)


def _guess_levels(titles: list[str], taken: set[int]) -> dict[str, int]:
    """Return the columns that together spell the tree, from large to small, when there are at least two."""
    columns = [
        i
        for i, title in enumerate(titles)
        if i not in taken and _LEVEL_WORDS.search(title) and not _CODE_WORDS.search(title)
    ]
    return dict(zip(LEVELS, columns, strict=False)) if len(columns) > 1 else {}
