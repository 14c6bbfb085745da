"""The staff of De Esdoorn as its files have it: Windows encoding, semicolons, four teams and two small ones."""

TEAMS = {
    "ZB": ("Woongroep Beuk", "Z", 14), "ZE": ("Woongroep Eik", "Z", 13), "ZK": ("Keuken", "Z", 6),
    "ZN": ("Nachtzorg", "Z", 7), "WN": ("Wijk Noord", "W", 13), "WZ": ("Wijk Zuid", "W", 12),
}  # fmt: skip
BRAM, CHRIS = "zb00@esdoorn.example", "zb01@esdoorn.example"  # answer in Dutch, and in English
N_PEOPLE = sum(count for _name, _parent, count in TEAMS.values())


def list_addresses() -> list[str]:
    return [
        f"{key.lower()}{i:02d}@esdoorn.example"
        for key, (_name, _parent, count) in TEAMS.items()
        for i in range(count)
    ]


def write_units() -> bytes:
    rows = [("code", "naam", "valt onder"), ("E", "De Esdoorn", ""), ("Z", "Zorg", "E"), ("W", "Wijk", "E")]
    rows += [(key, name, parent) for key, (name, parent, _count) in TEAMS.items()]
    return "\r\n".join(";".join(row) for row in rows).encode("cp1252")


def write_people() -> bytes:
    rows = [("personeelsnummer", "naam", "e-mailadres", "onderdeel", "taal")]
    for key, (_name, _parent, count) in TEAMS.items():
        for i in range(count):
            address = f"{key.lower()}{i:02d}@esdoorn.example"
            rows.append(
                (f"{key}{i:02d}", f"Renée {key}{i}", address, key, "en" if address == CHRIS else "nl")
            )
    return "\r\n".join(";".join(row) for row in rows).encode("cp1252")
