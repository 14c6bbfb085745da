"""Makes an installation with one open wave of the wanted size and prints what a respondent needs, as JSON."""

import base64
import datetime
import json
import sys

from speelveld.cli import processes

MOST_TEAMS = 40  # each needs a key, and a quarter of a second for it


def main(n_people: int) -> None:
    processes.set_up_django()
    processes.prepare_installation()
    from speelveld.accounts.models import User
    from speelveld.catalogue import instruments
    from speelveld.organisations.models import Membership, Organisation, Person, Role, Unit
    from speelveld.organisations.queries import get_actor
    from speelveld.surveys import operations, questionnaire
    from speelveld.surveys.codes import derive_code
    from speelveld.surveys.consent import find_standing
    from speelveld.surveys.operations.opening import prepare_wave
    from speelveld.surveys.queries import get_intake

    organisation = Organisation.objects.create(name="Benchmark", slug="benchmark")
    root = Unit.objects.create(organisation=organisation, key="all", name="All")
    teams = [
        Unit.objects.create(organisation=organisation, key=f"t{i}", name=f"Team {i}", parent=root, position=i)
        for i in range(max(1, min(MOST_TEAMS, n_people // 20)))
    ]
    Person.objects.bulk_create(
        Person(
            organisation=organisation, number=str(i), name=f"Person {i}", email=f"p{i}@example.org",
            unit=teams[i % len(teams)],
        )
        for i in range(n_people)
    )  # fmt: skip
    owner = User.objects.create_user(email="owner@example.org", name="Owner")
    Membership.objects.create(user=owner, organisation=organisation, role=Role.OWNER)
    actor = get_actor(organisation, owner)
    assert actor is not None
    today = datetime.date.today()
    wave = operations.create_wave(
        organisation=organisation, title="Benchmark", by=actor, opens_on=today,
        closes_on=today + datetime.timedelta(days=7),
        instrument=instruments.to_dict(instruments.list_instruments()[0]), contact="owner@example.org",
    )  # fmt: skip
    version = find_standing(wave).version
    operations.state_reason(wave=wave, by=actor, kind="no_council", version=version)
    operations.launch_wave(wave=wave, by=actor, today=today)
    prepare_wave.call(wave.pk, today.isoformat())  # here, as no worker runs
    wave.refresh_from_db()
    codes = {
        derive_code(wave.code_key, number): group
        for number, group in wave.invitations.values_list("number", "group_id")
    }
    keys = wave.reporting_groups.values_list("pk", "public_modulus")
    n_items = len(questionnaire.count_options(wave.instrument))
    print(
        json.dumps(
            {
                "page": f"/q/{wave.public_id}/",
                "version": get_intake(wave.public_id).version,
                "choices": [i % 5 for i in range(n_items)],
                "codes": list(codes),
                "groups": codes,
                "keys": {group: base64.urlsafe_b64encode(modulus).decode() for group, modulus in keys},
            }
        )
    )


if __name__ == "__main__":
    main(int(sys.argv[1]))
