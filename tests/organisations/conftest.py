"""What tests of imports share."""

from collections.abc import Callable

import pytest

from speelveld.organisations.models import StaffImport
from tests.factories import Cast

Bring = Callable[..., StaffImport]


@pytest.fixture
def bring(cast: Cast) -> Bring:
    """Bring files in up to the preview: `bring(people=b"...")`, with the columns that were guessed.

    `trait1=4` says that the fifth column of the people holds a trait.
    """
    # not on top: this file is read before the tests have chosen to run background work at once
    from speelveld.organisations import operations

    def do(by: str = "olga", trait1: int | None = None, **files: bytes) -> StaffImport:
        actor = cast.actor(by)
        staff_import = operations.receive_files(
            organisation=cast.organisation,
            by=actor,
            files={kind: (f"{kind}.csv", content) for kind, content in files.items()},
        )
        mappings = {file.kind: file.mapping for file in staff_import.files.all()}
        if trait1 is not None:
            mappings["people"]["trait1"] = trait1
        operations.confirm_mapping(staff_import=staff_import, by=actor, mappings=mappings)
        staff_import.refresh_from_db()
        return staff_import

    return do
