"""Signing in as people do: ask for a link, open it from the mail, press once."""

import re

from playwright.sync_api import Browser

from tests.journeys.browser import DESKTOP, Visitor
from tests.journeys.conftest import Installation
from tests.smtp_sink import read_text


def sign_in_by_mail(
    installation: Installation, browser: Browser, address: str, size: tuple[int, int] = DESKTOP
) -> Visitor:
    visitor = Visitor(browser, installation.address, size)
    page = visitor.open("/")
    visitor.check_page("asks to sign in")
    page.get_by_label("E-mailadres").fill(address)
    page.get_by_role("button", name="Stuur mij een link").click()
    visitor.check_page("look in your mail")
    visitor.open(read_sign_in_link(installation, address))
    visitor.check_page("one more press")
    page.get_by_role("button", name="Log in").click()
    page.wait_for_url("**/esdoorn/")
    visitor.check_page(f"start of {address}")
    return visitor


def read_sign_in_link(installation: Installation, address: str) -> str:
    mail = installation.wait_for_mail(address, containing="/account/link/")
    link = re.search(r"http://\S+/account/link/\S+", read_text(mail))
    assert link is not None
    return link.group()
