"""The fictitious care organisation De Linde: four levels, about eighty teams, 1,200 people. Nobody here exists."""

from dataclasses import dataclass

import numpy as np

# division -> department -> teams; the number is how many people work there
TREE: dict[str, dict[str, dict[str, int]]] = {
    "Ouderenzorg": {
        "Huize Lindehof": {
            "Woongroep Beuk": 30, "Woongroep Eik": 29, "Woongroep Lijster": 22, "Woongroep Merel": 28,
            "Nachtzorg Lindehof": 14, "Dagbesteding Lindehof": 8, "Keuken Lindehof": 7,
        },
        "De Berkenstee": {
            "Woongroep Berk": 30, "Woongroep Wilg": 23, "Woongroep Hazelaar": 19, "Nachtzorg Berkenstee": 12,
            "Welzijn Berkenstee": 6, "Huishouding Berkenstee": 13, "Receptie Berkenstee": 5,
        },
        "Zonnewende": {
            "Woongroep Oost": 28, "Woongroep West": 27, "Revalidatie": 21, "Hospice": 11, "Nachtzorg Zonnewende": 13,
            "Restaurant Zonnewende": 9,
        },
        "Behandeling": {"Fysiotherapie": 12, "Ergotherapie": 6, "Logopedie en diëtiek": 5, "Psychologen": 8,
                        "Specialisten ouderengeneeskunde": 7},
    },
    "Wijkverpleging": {
        "Wijken noord": {"Wijk Molenbuurt": 18, "Wijk Havenkwartier": 16, "Wijk Vogelenzang": 24, "Wijk Dorpshart": 13,
                         "Avondroute noord": 9},
        "Wijken zuid": {"Wijk Tuindorp": 17, "Wijk Parkzicht": 23, "Wijk Stationsbuurt": 15, "Wijk Buitengebied": 12,
                        "Avondroute zuid": 8},
        "Gespecialiseerde zorg thuis": {"Wondzorg": 9, "Palliatief team": 11, "Casemanagers dementie": 10,
                                        "Technisch team": 6},
    },
    "Gehandicaptenzorg": {
        "Wonen": {"Locatie Waterkant": 27, "Locatie Esdoorn": 25, "Locatie De Hoeve": 26, "Locatie Plataan": 18,
                  "Locatie Kastanje": 20},
        "Dagbesteding": {"Atelier De Werf": 14, "Bakkerij": 9, "Groenploeg": 12, "Winkel en lunchroom": 8},
        "Ambulant": {"Ambulant stad": 16, "Ambulant land": 13, "Vroeghulp": 7},
    },
    "Jeugd en gezin": {
        "Gezinshulp": {"Gezinsteam Centrum": 17, "Gezinsteam Oost": 15, "Gezinsteam West": 14},
        "Verblijf": {"Leefgroep Kompas": 16, "Leefgroep Anker": 15, "Leefgroep Baken": 14, "Crisisopvang": 18},
        "Onderwijs en dag": {"Dagbehandeling": 12, "Schoolteam": 9, "Logeerhuis": 10},
    },
    "Ondersteunende diensten": {
        "Personeel en organisatie": {"P&O-adviseurs": 8, "Salarisadministratie": 6, "Opleidingen": 7,
                                     "Roosterbureau": 11, "Werving": 4},
        "Financiën en informatie": {"Administratie": 14, "Control": 6, "Zorgverkoop": 5, "ICT-servicedesk": 12,
                                    "ICT-beheer": 9, "Informatie en kwaliteit": 8},
        "Facilitair": {"Techniek en gebouwen": 13, "Schoonmaak": 26, "Vervoer": 11, "Inkoop": 4, "Centrale keuken": 16},
        "Bestuur": {"Bestuurssecretariaat": 4, "Communicatie": 7, "Cliëntenbureau": 9, "Juridische zaken": 3},
    },
}  # fmt: skip

FIRST_NAMES = (
    "Anna Bram Carla Daan Emine Fatima Geert Hanna Imane Jeroen Karin Lotte Mohamed Nadia Otto Petra Quinten Rosa "
    "Sander Tessa Umit Vera Willem Xandra Yusuf Zoë Aisha Bas Chantal Dirk Els Frank Gerda Henk Ingrid Jan Kees "
    "Linda Marloes Noor Omar Patricia Rachid Sanne Thomas Ursula Victor Wendy Yara Zeynep"
).split()
LAST_NAMES = (
    "de Vries|Jansen|Bakker|Visser|Smit|Meijer|Mulder|de Boer|Bos|Vos|Peters|Hendriks|van Dijk|Dekker|Brouwer|de Wit|"
    "Dijkstra|Smits|de Graaf|van der Meer|Kok|Jacobs|de Haan|Vermeulen|van den Berg|van Leeuwen|Yılmaz|El Amrani|Kaya|"
    "Özdemir|Bouzid|Nguyen|Tahiri|Santos|Kowalska|Pinas|Wijngaarde|Sow|Hoekstra|Postma"
).split("|")


# People who belong to a division or a department itself: heads, planners, secretaries.
DIVISION_STAFF, DEPARTMENT_STAFF = 6, 4
SHIFTS = ("dag", "avond of nacht")


@dataclass(frozen=True)
class UnitRow:
    key: str
    name: str
    parent: str
    n_people: int


@dataclass(frozen=True)
class PersonRow:
    number: str
    name: str
    email: str
    unit: str
    shift: str


def list_units() -> list[UnitRow]:
    """Return the tree from the top, with a short readable code for each unit."""
    rows = [UnitRow("DL", "De Linde", "", 0)]
    for d, (division, departments) in enumerate(TREE.items(), start=1):
        rows.append(UnitRow(f"D{d}", division, "DL", DIVISION_STAFF))
        for a, (department, teams) in enumerate(departments.items(), start=1):
            rows.append(UnitRow(f"D{d}-A{a}", department, f"D{d}", DEPARTMENT_STAFF))
            for t, (team, n_people) in enumerate(teams.items(), start=1):
                rows.append(UnitRow(f"D{d}-A{a}-T{t}", team, f"D{d}-A{a}", n_people))
    return rows


def list_people(rng: np.random.Generator) -> list[PersonRow]:
    """Return 1,200 people; one in eight has no mail address at work."""
    places = [row.key for row in list_units() for _ in range(row.n_people)]
    people = []
    for i, unit in enumerate(places):
        name = f"{FIRST_NAMES[rng.integers(len(FIRST_NAMES))]} {LAST_NAMES[rng.integers(len(LAST_NAMES))]}"
        has_mail = rng.random() > 0.125
        number = f"{10001 + i}"
        mail = f"medewerker{number}@delinde.example" if has_mail else ""
        people.append(PersonRow(number, name, mail, unit, SHIFTS[i % len(SHIFTS)]))
    return people
