"""The sentences for everything that can be wrong with a staff file: what it is, and what to do."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from speelveld.organisations.retention import TERMS

FILE_PROBLEMS = {
    "too_big": _("Dit bestand is groter dan %(megabytes)s MB. Haal kolommen weg die niet nodig zijn."),
    "empty": _("Dit bestand is leeg. Kies een bestand met een kopregel en minstens één rij."),
    "one_column": _("We zien maar één kolom. Bewaar je lijst als CSV met puntkomma's, of als XLSX."),
    "no_rows": _("Er staan geen rijen onder de kopregel. Kijk of je het goede blad hebt bewaard."),
    "too_many_rows": _("Dit bestand heeft meer dan %(rows)s rijen. Splits het of haal lege rijen weg."),
    "huge_cell": _(
        "In rij %(row)s staat een cel met meer dan %(characters)s tekens. Kort die in. "
        "Vaak komt het door een aanhalingsteken te veel."
    ),
    "old_excel": _(
        "Dit is een oud Excel-bestand (.xls) of een bestand met een wachtwoord. "
        "Bewaar het in Excel zonder wachtwoord als .xlsx."
    ),
    "not_a_table": _("Dit is geen CSV of XLSX. Bewaar je lijst in een van die twee vormen."),
    "web_page": _("Dit is een webpagina met de naam van een lijst. Bewaar hem vanuit Excel als .xlsx."),
    "characters": _("De tekens in dit bestand zijn niet te lezen. Bewaar het als CSV UTF-8."),
    "damaged_workbook": _("Dit werkboek is niet te openen. Bewaar het opnieuw als .xlsx, of als CSV."),
    "open_document": _("Dit is een bestand van LibreOffice (.ods). Bewaar het als .xlsx of als CSV."),
    "unpacks_too_big": _(
        "Dit werkboek is uitgepakt groter dan %(megabytes)s MB. Bewaar alleen het blad met de lijst."
    ),
    "fault": _("Dit ging mis door een fout in Speelveld, niet door jouw lijst. Er is niets veranderd."),
}

CELL_PROBLEMS = {
    "missing": _("Deze cel is leeg. Vul hem in."),
    "too_long": _("Dit is langer dan %(characters)s tekens. Kort het in."),
    "excel_error": _("Excel kon deze cel niet uitrekenen. Typ de waarde zelf."),
    "double": _("Dit staat ook in rij %(other_row)s. Laat er één staan."),
    "key_signs": _("Gebruik in een code alleen letters, cijfers, spaties en . - / & _."),
    "unknown_parent": _("Geen rij heeft deze code. Voeg het onderdeel toe of kies een andere code."),
    "circle": _("Deze onderdelen vallen in een kring onder elkaar. Geef er één een plek hogerop."),
    "no_top": _("Geen enkel onderdeel staat bovenaan. Laat deze cel leeg bij de hele organisatie."),
    "second_top": _("Rij %(other_row)s staat al bovenaan. Vul in waar dit onderdeel onder valt."),
    "people_left_behind": _(
        "Dit onderdeel verdwijnt, maar er werken nog %(people)s mensen. "
        "Lees ook een lijst in met hun nieuwe onderdeel, of laat het staan."
    ),
    "unknown_unit": _("Dit onderdeel kennen we niet. Kijk naar de code, of lees het onderdeel ook in."),
    "two_units": _("Meer dan één onderdeel heet zo. Gebruik de code van het onderdeel."),
    "level_skipped": _("Hier is een niveau overgeslagen. Vul deze cel in, of maak de volgende leeg."),
    "no_mail": _("Dit is geen e-mailadres. Verbeter het, of maak de cel leeg voor een code op papier."),
    "no_language": _("Kies nl of en, of maak de cel leeg."),
    "too_many_values": _(
        "Deze kolom heeft %(values)s verschillende waarden. Een kenmerk heeft er hoogstens %(most)s: maak klassen, "
        "bijvoorbeeld tot 35, 35 tot 50 en 50 en ouder."
    ),
    "private_trait": _(
        "Deze kolom gaat zo te zien over gezondheid, afkomst, geloof of iets anders wat privé is. Daar maken we geen "
        "groepen mee. Kies een andere kolom."
    ),
    "same_trait": _("Dit kenmerk is al gekozen. Kies een andere kolom."),
    "no_date": _("Dit is geen datum. Schrijf 31-12-2026 of 2026-12-31."),
}

FIELD_NAMES = {
    "key": _("Code"),
    "name": _("Naam"),
    "parent": _("Valt onder (code)"),
    "number": _("Personeelsnummer"),
    "infix": _("Tussenvoegsel"),
    "family": _("Achternaam"),
    "email": _("E-mailadres"),
    "unit": _("Onderdeel (code of naam)"),
    "level1": _("Niveau 1, bijvoorbeeld divisie"),
    "level2": _("Niveau 2, bijvoorbeeld afdeling"),
    "level3": _("Niveau 3, bijvoorbeeld team"),
    "level4": _("Niveau 4"),
    "level5": _("Niveau 5"),
    "language": _("Taal"),
    "joined_on": _("In dienst sinds"),
    "trait1": _("Kenmerk voor groepen, bijvoorbeeld dienst"),
    "trait2": _("Tweede kenmerk, bijvoorbeeld leeftijdsgroep"),
    "trait3": _("Derde kenmerk"),
}


def describe_file_problem(problem: str, details: Mapping[str, str | int]) -> str:
    return str(FILE_PROBLEMS[problem]) % details


def describe_cell_problem(problem: str, details: Mapping[str, str | int]) -> str:
    return str(CELL_PROBLEMS[problem]) % details


def say_term(kind: str, months: int) -> str:
    """Return how long a kind of data stays: years where it is whole years."""
    if months % 12 == 0:
        length = ngettext("%(n)s jaar", "%(n)s jaar", months // 12) % {"n": months // 12}
    else:
        length = ngettext("%(n)s maand", "%(n)s maanden", months) % {"n": months}
    return f"{length} {TERMS[kind].since}"
