"""What can go wrong around a wave and an answer."""

from speelveld.ui.errors import Refused


class WaveRefused(Refused):
    """A wave cannot do this now; the message says why and what to do."""


class AnswerRefused(Exception):
    """An answer was not taken. `reason` is one of the words the respondent's page has a sentence for."""

    def __init__(self, reason: str, status: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
