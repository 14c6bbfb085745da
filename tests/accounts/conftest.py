"""What tests of signing in share."""

import re

import pytest
from django.core import mail
from django.test import Client

from speelveld.accounts.models import User
from tests.factories import make_user

PASSWORD = "een zin die alleen ik ken"


@pytest.fixture
def olga(db: None) -> User:
    user = make_user("olga@linde.example", "Olga")
    user.set_password(PASSWORD)
    user.save()
    return user


def ask_for_link(client: Client, email: str = "olga@linde.example", next_path: str = "") -> str:
    """Ask for a link as a visitor, and return the address in the mail that came ("" when none came)."""
    mail.outbox.clear()
    query = f"?next={next_path}" if next_path else ""
    response = client.post(f"/account/sign-in/{query}", {"email": email})
    assert response.status_code == 200
    if not mail.outbox:
        return ""
    found = re.search(r"http://localhost:8000(/account/link/\S+)", str(mail.outbox[0].body))
    assert found
    return found[1]


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
