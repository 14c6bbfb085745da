"""Nothing holds before both said yes to the same words, and a change needs both again."""

from dataclasses import replace

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from speelveld.agreements import operations, vault
from speelveld.agreements.content import Content, read_content, write_content
from speelveld.agreements.errors import AgreementRefused
from speelveld.agreements.models import Agreement
from speelveld.agreements.queries import get_in_force, get_waiting
from speelveld.organisations.errors import Denied
from speelveld.organisations.models import Membership, Person
from tests.agreements.conftest import CONTENT, LINE, TODAY, agree, days, propose, write
from tests.factories import Cast


def fresh(agreement: Agreement) -> Agreement:
    return Agreement.objects.get(pk=agreement.pk)


def say_yes(cast: Cast, agreement: Agreement, name: str, number: int) -> None:
    operations.confirm(agreement=agreement, by=cast.actor(name), number=number, today=TODAY)


def test_what_is_written_is_what_is_read() -> None:
    assert read_content(write_content(CONTENT)) == CONTENT


def test_a_proposal_holds_when_the_employee_says_yes(cast: Cast, proposed: Agreement) -> None:
    assert get_in_force(proposed) is None
    say_yes(cast, proposed, "bram", 1)
    found = fresh(proposed)
    version = get_in_force(found)
    assert version is not None
    assert vault.open_version(version) == CONTENT
    assert (found.next_review_on, found.next_review_by) == (LINE.review_on, "manager")


def test_the_manager_alone_cannot_put_it_in_force(cast: Cast, proposed: Agreement) -> None:
    say_yes(cast, proposed, "anna", 1)
    assert get_in_force(fresh(proposed)) is None


def test_a_change_waits_and_the_old_words_hold_until_then(cast: Cast, agreed: Agreement) -> None:
    operations.change(
        agreement=agreed, by=cast.actor("anna"), content=write(what="Begint om 9.30 uur."), today=TODAY
    )
    old, new = get_in_force(fresh(agreed)), get_waiting(fresh(agreed))
    assert old
    assert new
    assert vault.open_version(old) == CONTENT
    say_yes(cast, agreed, "bram", new.number)
    now = get_in_force(fresh(agreed))
    assert now
    assert vault.open_version(now).lines[0].what == "Begint om 9.30 uur."
    assert fresh(agreed).versions.count() == 1  # former words are not kept


def test_the_employee_can_change_the_words_and_the_manager_answers(cast: Cast, proposed: Agreement) -> None:
    operations.change(
        agreement=proposed, by=cast.actor("bram"), content=write(what="Begint om 9.00 uur."), today=TODAY
    )
    assert fresh(proposed).versions.count() == 1
    say_yes(cast, proposed, "anna", 2)
    assert get_in_force(fresh(proposed))


def test_who_read_an_older_wording_is_asked_to_look_again(cast: Cast, proposed: Agreement) -> None:
    operations.change(
        agreement=proposed, by=cast.actor("anna"), content=write(what="Begint om 9.00 uur."), today=TODAY
    )
    with pytest.raises(AgreementRefused, match="veranderd"):
        say_yes(cast, proposed, "bram", 1)
    assert get_in_force(fresh(proposed)) is None


def test_only_somebody_of_the_own_team_with_an_address(cast: Cast, bram: Person) -> None:
    bram.unit = cast.units["eik"]
    bram.save()
    with pytest.raises(Denied):
        propose(cast, bram)
    bram.unit, bram.email = cast.units["beuk"], ""
    bram.save()
    with pytest.raises(AgreementRefused, match="e-mailadres"):
        propose(cast, bram)
    assert not Agreement.objects.exists()


def test_an_employee_who_never_signed_in_gets_a_way_in_and_no_other_role(cast: Cast) -> None:
    colleague = next(one for one in cast.people if one.unit.key == "beuk" and one.email)
    made = propose(cast, colleague)
    (membership,) = Membership.objects.filter(user=made.employee)
    assert (membership.role, membership.organisation, membership.unit) == (
        "employee",
        cast.organisation,
        None,
    )


def test_objecting_stands_beside_it_until_both_agree_anew(cast: Cast, agreed: Agreement) -> None:
    operations.object_to(agreement=agreed, by=cast.actor("bram"), text="De dienst past niet.", today=TODAY)
    found = fresh(agreed)
    assert (found.objected_on, vault.open_objection(found)) == (TODAY, "De dienst past niet.")
    operations.change(
        agreement=agreed, by=cast.actor("anna"), content=write(what="Begint om 9.00 uur."), today=TODAY
    )
    assert fresh(agreed).objected_on
    agree(cast, fresh(agreed))
    assert fresh(agreed).objected_on is None
    with pytest.raises(Denied):
        operations.object_to(agreement=agreed, by=cast.actor("anna"), text="Nee.", today=TODAY)
    with pytest.raises(ValidationError):
        operations.object_to(agreement=agreed, by=cast.actor("bram"), text=" ", today=TODAY)


def test_a_talk_without_agreements_is_a_lawful_record_too(cast: Cast, bram: Person) -> None:
    made = agree(cast, propose(cast, bram, replace(CONTENT, lines=())))
    assert made.next_review_on is None


@pytest.mark.parametrize(
    ("content", "field"),
    [
        (replace(CONTENT, talk_on=days(1)), "talk_on"),
        (replace(CONTENT, present=("manager",)), "present"),
        (replace(CONTENT, present=("manager", "employee", "psychologist")), "present"),
        (replace(CONTENT, subjects=()), "subjects"),
        (replace(CONTENT, subjects=("health",)), "subjects"),
        (replace(CONTENT, rhythm=5), "rhythm"),
        (replace(CONTENT, lines=(LINE,) * 9), "lines"),
        (replace(CONTENT, team="x" * 301), "team"),
        (write(what=" "), "lines.0.what"),
        (write(doer="doctor"), "lines.0.doer"),
        (write(initiative="hr"), "lines.0.initiative"),
        (write(ends_on=days(-1)), "lines.0.ends_on"),
        (write(review_on=days(-1)), "lines.0.review_on"),
    ],
)
def test_what_makes_no_sense_is_told_by_its_field(
    cast: Cast, bram: Person, content: Content, field: str
) -> None:
    with pytest.raises(ValidationError) as refusal:
        propose(cast, bram, content)
    assert list(refusal.value.message_dict) == [field]
    assert not Agreement.objects.exists()


def test_a_mail_tells_that_something_waits_and_nothing_else(
    cast: Cast, bram: Person, django_capture_on_commit_callbacks: object
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        made = propose(cast, bram)
    (sent,) = mail.outbox
    assert sent.to == ["bram@linde.example"]
    assert sent.subject == "Bericht in Speelveld"
    told = f"{sent.subject} {sent.body}"
    for secret in ("Anna", "afspra", "leidinggevende", "10.00", made.public_id, "gesprek"):
        assert secret not in told, secret
    assert "http://localhost:8000/linde/agreements/" in told  # the list, which asks to sign in
