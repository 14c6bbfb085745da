"""What tests of imports share."""

from collections.abc import Callable

import pytest

from speelveld.organisations.models import StaffImport
from tests.factories import Cast

Bring = Callable[..., StaffImport]


@pytest.fixture
def bring(cast: Cast) -> Bring:
    """Bring files in up to the preview: `bring(people=b"...")`, with the columns that were guessed."""
    # not on top: this file is read before the tests have chosen to run background work at once
    from speelveld.organisations import operations

    def do(by: str = "olga", **files: bytes) -> StaffImport:
        actor = cast.actor(by)
        staff_import = operations.receive_files(
            organisation=cast.organisation,
            by=actor,
            files={kind: (f"{kind}.csv", content) for kind, content in files.items()},
        )
        mappings = {file.kind: file.mapping for file in staff_import.files.all()}
        operations.confirm_mapping(staff_import=staff_import, by=actor, mappings=mappings)
        staff_import.refresh_from_db()
        return staff_import

    return do
