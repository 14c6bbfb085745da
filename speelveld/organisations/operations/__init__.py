"""What changes around an organisation. Keyword-only; `by` is the Actor who does it.

add_organisation(name=, slug=, owner_email=, owner_name="") -> User
add_member(organisation=, by=, email=, name=, role=, unit=None) -> Membership
remove_member(membership=, by=) -> None
receive_file(organisation=, by=, kind=, file_name=, content=) -> StaffImport
confirm_mapping(staff_import=, by=, mapping=) -> None     starts the check in the background
confirm_import(staff_import=, by=) -> None                starts the change in the background
"""

from speelveld.organisations.operations.importing import confirm_import, confirm_mapping, receive_file
from speelveld.organisations.operations.members import add_member, add_organisation, remove_member

__all__ = ["add_member", "add_organisation", "confirm_import", "confirm_mapping", "receive_file", "remove_member"]
