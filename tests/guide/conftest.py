"""Readers of the guide, and the guide of De Linde open to everybody."""

import pytest
from django.test import Client

from speelveld.accounts.models import User
from speelveld.guide.operations import change_access
from tests.factories import Cast

PAGES = (
    "", "modules/talk/", "modules/health-service/", "search/?q=burnout", "search/?q=qqqq", "self-check/", "signals/",
    "prepare/", "help/", "about/",
)  # fmt: skip


def sign_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def opened(cast: Cast) -> Cast:
    change_access(organisation=cast.organisation, by=cast.actor("olga"), is_public=True)
    return cast
