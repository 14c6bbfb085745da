"""What changes around an organisation. Keyword-only; `by` is the Actor who does it.

add_organisation(name=, slug=, owner_email=, owner_name="") -> User
add_member(organisation=, by=, email=, name=, role=, unit=None) -> Membership
remove_member(membership=, by=) -> None
let_in_employee(person=) -> User                                    for other operations
receive_files(organisation=, by=, files=) -> StaffImport            files: kind -> (name, content)
confirm_mapping(staff_import=, by=, mappings=) -> None              mappings: kind -> field -> column number
confirm_import(staff_import=, by=, sure_of=) -> None                both work in the background
change_mapping, restart_import, discard_import(staff_import=, by=) -> None
change_term(organisation=, kind=, months=, by=)                     how long a kind of data stays
forget_former_people, forget_unfinished_imports(organisation=, before=) -> int     for the daily tick
"""

from speelveld.organisations.operations.members import (
    add_member,
    add_organisation,
    let_in_employee,
    remove_member,
)
from speelveld.organisations.operations.receiving import (
    change_mapping,
    confirm_import,
    confirm_mapping,
    discard_import,
    forget_unfinished_imports,
    receive_files,
    restart_import,
)
from speelveld.organisations.operations.terms import change_term, forget_former_people

__all__ = [
    "add_member",
    "add_organisation",
    "change_mapping",
    "change_term",
    "confirm_import",
    "confirm_mapping",
    "discard_import",
    "forget_former_people",
    "forget_unfinished_imports",
    "let_in_employee",
    "receive_files",
    "remove_member",
    "restart_import",
]
