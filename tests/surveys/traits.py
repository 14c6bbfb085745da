"""De Linde with a shift on its staff list."""

from tests.factories import Cast

SHIFTS = {
    "beuk": ["dag"] * 12 + ["nacht"] * 12,
    "eik": ["dag"] * 12 + ["nacht"] * 6,  # too few at night
    "noord": ["dag"] * 10 + ["nacht"] * 10 + [""],
}


def give_shifts(cast: Cast) -> None:
    for key, values in SHIFTS.items():
        people = cast.organisation.people.filter(unit__key=key).order_by("number")
        for person, value in zip(people, values, strict=True):
            person.traits = {"Dienst": value}
            person.save()
