"""What can go wrong around an organisation, its people and their rights."""

from speelveld.ui.errors import Refused


class Denied(Exception):
    """The person may not do this. Shown as one calm page; never says what is behind the door."""


class ImportRefused(Refused):
    """A file cannot be imported; the message says where and what to do."""
