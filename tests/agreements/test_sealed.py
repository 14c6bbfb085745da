"""What an agreement says cannot be read in the database, and is gone for good when it is wiped."""

import os
import time

import pytest
from django.core.serializers import serialize
from pytest_django import DjangoCaptureOnCommitCallbacks

from speelveld import sealing
from speelveld.agreements import operations, vault
from speelveld.agreements.content import write_content
from speelveld.agreements.errors import AgreementRefused
from speelveld.agreements.models import Agreement, Review, Version
from speelveld.agreements.operations.daily import forget_lost_keys
from speelveld.agreements.queries import get_in_force
from speelveld.cli.check import find_missing_keys_of_agreements
from tests.agreements.conftest import CONTENT, TODAY, sign_in
from tests.factories import Cast


def find_key(agreement: Agreement) -> bool:
    return sealing.find_key(f"agreements/{agreement.public_id}").is_file()


def test_no_word_of_it_stands_in_the_rows(cast: Cast, agreed: Agreement) -> None:
    operations.object_to(agreement=agreed, by=cast.actor("bram"), text="Begint liever eerder.", today=TODAY)
    rows = [*Agreement.objects.all(), *Version.objects.all(), *Review.objects.all()]
    told = serialize("json", rows) + "".join(
        bytes(blob).decode("latin-1")
        for blob in (Version.objects.get().sealed, Agreement.objects.get().sealed_objection)
        if blob
    )
    for word in ("10.00", "roosterbureau", "overdracht", "hours", "eerder", "Begint"):
        assert word not in told, word
    assert "Begint" in write_content(CONTENT).decode()  # so the search above can find something


def test_without_the_key_a_calm_page_and_no_words(cast: Cast, agreed: Agreement) -> None:
    vault.destroy_key(agreed)
    response = sign_in(cast.bram).get(f"/linde/agreements/{agreed.public_id}/")
    assert response.status_code == 409
    assert "sleutel" in response.content.decode()
    assert sign_in(cast.bram).get("/linde/agreements/").status_code == 200


def test_rows_that_are_swapped_open_no_more(cast: Cast, agreed: Agreement) -> None:
    version = get_in_force(agreed)
    assert version
    version.number = 7
    with pytest.raises(AgreementRefused):
        vault.open_version(version)


def test_who_withdraws_takes_everything_along(
    cast: Cast, agreed: Agreement, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sealed = bytes(Version.objects.get().sealed)  # as a backup keeps it
    with django_capture_on_commit_callbacks(execute=True):
        operations.withdraw(agreement=Agreement.objects.get(pk=agreed.pk), by=cast.actor("bram"))
    assert not Agreement.objects.exists()
    assert not Version.objects.exists()
    assert not find_key(agreed)
    restored = Version(agreement=agreed, number=1, sealed=sealed)
    with pytest.raises(AgreementRefused):
        vault.open_version(restored)


def test_a_key_that_lost_its_agreement_goes_after_a_day(cast: Cast, agreed: Agreement) -> None:
    lost = Agreement(public_id="lost")
    vault.make_key(lost)
    forget_lost_keys()
    assert find_key(lost)  # perhaps it is being saved at this moment
    yesterday = time.time() - 2 * 24 * 3600
    for public_id in ("lost", agreed.public_id):
        os.utime(sealing.find_key(f"agreements/{public_id}"), (yesterday, yesterday))
    forget_lost_keys()
    assert not find_key(lost)
    assert find_key(agreed)


def test_each_agreement_has_a_key_of_its_own_that_only_its_owner_reads(agreed: Agreement) -> None:
    path = sealing.find_key(f"agreements/{agreed.public_id}")
    assert path.stat().st_mode & 0o077 == 0
    assert len(path.read_bytes()) == sealing.KEY_BYTES


def test_the_check_of_an_installation_counts_what_nobody_can_read(agreed: Agreement) -> None:
    assert list(find_missing_keys_of_agreements()) == []
    vault.destroy_key(agreed)
    (found,) = find_missing_keys_of_agreements()
    assert "1 agreements" in found
    assert agreed.public_id not in found
