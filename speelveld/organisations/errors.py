"""What can go wrong around an organisation, its people and their rights."""

from speelveld.ui.errors import Refused


class Denied(Exception):
    """The person may not do this. Shown as one calm page; never says what is behind the door."""


class ImportRefused(Refused):
    """A file cannot be imported; the message says why and what to do, `kind` which file."""

    def __init__(self, message: str, kind: str = "") -> None:
        super().__init__(message)
        self.kind = kind


class TermRefused(Refused):
    """Data cannot stay that long or that short."""


class RoleRefused(Refused):
    """A role cannot be given or taken; the message says why, `field` where it belongs in the form."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field
