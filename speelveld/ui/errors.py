"""The one error that every app may raise for a person to read."""


class Refused(Exception):
    """Something cannot be done now. `message` says what and what to do, in the reader's language; nothing is lost."""

    status = 409

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
