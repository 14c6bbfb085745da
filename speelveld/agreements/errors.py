"""What can go wrong around an agreement."""

from speelveld.ui.errors import Refused


class AgreementRefused(Refused):
    """This cannot be done with an agreement now; the message says why and what to do."""
