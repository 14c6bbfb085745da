"""The instruments an organisation can choose from: ours, and those it holds a licence for."""
from typing import Any

from speelveld.organisations.models import Organisation


def list_offers(organisation: Organisation) -> list[Any]:
    return []


def get_instrument(organisation: Organisation, reference: str) -> dict[str, Any]:
    return {}
