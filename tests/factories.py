"""Makes the rows that tests need: one small organisation with its fixed cast, and a second one next door.

Olga owns the programme, Dirk is director, Anna leads team Beuk, Bram works in her team, Wim sits on the works
council, Petra guards privacy, Sam administers the system. Carla has every role, in the other organisation.
"""

from dataclasses import dataclass

from speelveld.accounts.models import User
from speelveld.organisations.models import Membership, Organisation, Person, Role, Unit
from speelveld.organisations.permissions import Actor
from speelveld.organisations.queries import get_actor

UNITS = (
    ("linde", None, "De Linde"),
    ("ouderen", "linde", "Ouderenzorg"),
    ("beuk", "ouderen", "Woongroep Beuk"),
    ("eik", "ouderen", "Woongroep Eik"),
    ("keuken", "ouderen", "Keuken"),
    ("nacht", "ouderen", "Nachtzorg"),
    ("wijk", "linde", "Wijkverpleging"),
    ("noord", "wijk", "Wijk Noord"),
    ("zuid", "wijk", "Wijk Zuid"),
)
HEAD_COUNTS = {"beuk": 24, "eik": 18, "keuken": 6, "nacht": 7, "noord": 21, "zuid": 16}


def make_organisation(name: str = "De Linde", slug: str = "linde") -> Organisation:
    return Organisation.objects.create(name=name, slug=slug)


def make_units(organisation: Organisation) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for position, (key, parent, name) in enumerate(UNITS):
        units[key] = Unit.objects.create(
            organisation=organisation,
            key=key,
            name=name,
            parent=units[parent] if parent else None,
            position=position,
        )
    return units


def make_people(organisation: Organisation, units: dict[str, Unit]) -> list[Person]:
    people = []
    for key, count in HEAD_COUNTS.items():
        for i in range(count):
            number = f"{key}-{i:02d}"
            email = f"{number}@{organisation.slug}.example" if i % 6 else ""
            people.append(
                Person(
                    organisation=organisation,
                    number=number,
                    name=f"Collega {number}",
                    email=email,
                    unit=units[key],
                )
            )
    return Person.objects.bulk_create(people)


def make_user(email: str, name: str = "", **fields: str) -> User:
    return User.objects.create_user(
        email=email, name=name or email.split("@", maxsplit=1)[0].title(), **fields
    )


def make_member(organisation: Organisation, name: str, role: Role, unit: Unit | None = None) -> User:
    user, _ = User.objects.get_or_create(
        email=f"{name.lower()}@{organisation.slug}.example", defaults={"name": name, "password": "!"}
    )
    Membership.objects.create(user=user, organisation=organisation, role=role, unit=unit)
    return user


@dataclass(frozen=True)
class Cast:
    organisation: Organisation
    units: dict[str, Unit]
    people: list[Person]
    olga: User
    dirk: User
    anna: User
    bram: User
    wim: User
    petra: User
    sam: User
    carla: User
    elsewhere: Organisation

    def actor(self, name: str) -> Actor:
        found = get_actor(self.organisation, getattr(self, name))
        assert found is not None
        return found


def make_cast() -> Cast:
    organisation, elsewhere = make_organisation(), make_organisation("De Populier", "populier")
    units, units_elsewhere = make_units(organisation), make_units(elsewhere)
    carla = make_member(elsewhere, "Carla", Role.OWNER)
    for role in (Role.DIRECTOR, Role.WORKS_COUNCIL, Role.ADMINISTRATOR, Role.PRIVACY_OFFICER):
        Membership.objects.create(user=carla, organisation=elsewhere, role=role)
    Membership.objects.create(
        user=carla, organisation=elsewhere, role=Role.MANAGER, unit=units_elsewhere["beuk"]
    )
    return Cast(
        organisation=organisation,
        units=units,
        people=make_people(organisation, units),
        olga=make_member(organisation, "Olga", Role.OWNER),
        dirk=make_member(organisation, "Dirk", Role.DIRECTOR),
        anna=make_member(organisation, "Anna", Role.MANAGER, units["beuk"]),
        bram=make_member(organisation, "Bram", Role.EMPLOYEE),
        wim=make_member(organisation, "Wim", Role.WORKS_COUNCIL),
        petra=make_member(organisation, "Petra", Role.PRIVACY_OFFICER),
        sam=make_member(organisation, "Sam", Role.ADMINISTRATOR),
        carla=carla,
        elsewhere=elsewhere,
    )
