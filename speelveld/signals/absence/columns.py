"""Which column of an absence file holds what, by its title."""

import re
import unicodedata
from collections.abc import Mapping

CONTRACTS, SPELLS = "contracts", "spells"
NEEDED = {CONTRACTS: ("number", "fte"), SPELLS: ("number", "first_on", "recovered_on")}
_NUMBER = (
    r"(personeels|medewerkers?|werknemers?|stam)(nummer|nr)|persnr|nummer|nr|number|employee (id|number)|id"
)
_TITLES = {
    CONTRACTS: {
        "number": _NUMBER,
        "fte": r"(deeltijd|parttime|part time)( ?factor|percentage)?|factor|fte|contractfactor",
        "joined_on": r"(datum )?in ?dienst( sinds| per| op)?|begindatum|startdatum|(contract )?vanaf|start( date)?"
        r"|hire date",
        "left_on": r"(datum )?uit ?dienst( per| op)?|laatste dag( in dienst)?|einddatum|(contract )?tot( en met)?"
        r"|end( date)?",
        "unit": r"onderdeel|onderdeelcode|code onderdeel|afdelingscode|teamcode|afdeling|team|kostenplaats"
        r"|unit( code)?",
    },
    SPELLS: {
        "number": _NUMBER,
        "first_on": r"eerste (ziekte|verzuim|verlof)?dag|begin(datum)?( verzuim)?|startdatum( verzuim)?"
        r"|datum ziek(melding)?|ziek (sinds|vanaf|per)|ziekmelding|first day|start( date)?",
        "since_on": r"ingang(sdatum)?( percentage)?|percentage vanaf|wijziging(sdatum)?|per datum|share from|since",
        "share": r"(ziekte|verzuim|arbeidsongeschiktheids)?percentage|percentage (ziek|verzuim)|ziek percentage"
        r"|share( lost)?|percent",
        "recovered_on": r"hersteld( op| per)?|hersteldatum|datum hersteld?(melding)?|(volledig )?herstel"
        r"|betermelding|recovered( on)?",
        "kind": r"soort|soort (verzuim|afwezigheid)|verzuimsoort|type|kind",
        "vangnet": r"vangnet|safety net",
    },
}


def simplify(text: str) -> str:
    """Return a title in small plain letters, with single spaces."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def find_columns(kind: str, header: tuple[str, ...]) -> dict[str, int]:
    """Return the column number of each field, by the title of the column."""
    titles = [simplify(title) for title in header]
    found: dict[str, int] = {}
    for name, pattern in _TITLES[kind].items():
        fits = re.compile(pattern).fullmatch
        column = next((i for i, title in enumerate(titles) if fits(title) and i not in found.values()), None)
        if column is not None:
            found[name] = column
    return found


def list_missing(kind: str, columns: Mapping[str, int]) -> list[str]:
    """Return the fields without which the file cannot be used."""
    return [name for name in NEEDED[kind] if name not in columns]
