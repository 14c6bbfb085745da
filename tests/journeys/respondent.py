"""What somebody does who is asked, on a phone."""

from playwright.sync_api import Browser, expect

from tests.journeys.browser import PHONE, Visitor
from tests.journeys.colleagues import Invited
from tests.journeys.conftest import Installation

WORDS = {
    "nl": ("Beginnen", "Verder", "Verstuur mijn antwoorden", "Dank je wel"),
    "en": ("Start", "Next", "Send my answers", "Thank you"),
}


def answer_on_a_phone(
    installation: Installation, browser: Browser, invited: Invited, language: str
) -> Visitor:
    """Fill in the whole questionnaire, skipping one question, and send it."""
    begin, further, send, thanks = WORDS[language]
    visitor = Visitor(browser, installation.address, PHONE, locale=language)
    page = visitor.open(invited.link)
    expect(page.locator("html")).to_have_attribute("lang", language)
    visitor.check_page(f"start ({language})")
    page.get_by_role("button", name=begin).click()
    n_screens = page.locator("#track span").count()
    for number in range(n_screens):
        for question in page.locator("#items").get_by_role("group").all()[1 if number == 0 else 0 :]:
            question.locator("label").nth(3).click()
        if number == 0:
            visitor.check_page(f"questions ({language})")
        page.get_by_role("button", name=further).click()
    visitor.check_page(f"ready to send ({language})")
    page.get_by_role("button", name=send).click()
    expect(page.get_by_role("heading", name=thanks)).to_be_visible()
    visitor.check_page(f"thanks ({language})")
    return visitor


def find_nothing_left_behind(visitor: Visitor) -> None:
    """No cookie, and no answer on the phone."""
    assert visitor.page.context.cookies() == []
    assert not visitor.page.evaluate("Object.values(localStorage).some(kept => /[0-9],[0-9]/.test(kept))")
