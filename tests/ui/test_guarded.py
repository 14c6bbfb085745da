"""A guarded field lets no health data through, by whatever trick, and loses nothing that was typed."""

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import translation

from speelveld.catalogue.marking import guess_language
from speelveld.ui.forms import HouseForm
from speelveld.ui.guarded import GuardedField, mark, refuse_marked
from tests.factories import Cast


class NoteForm(HouseForm):
    note = GuardedField(label="Notitie", widget=forms.Textarea)


PLAIN = (
    "Begint tot 1 maart om 10.00 uur, en doet geen late diensten.",
    "Klant Vermeer gaat donderdag naar Kees. Terugkijken op 24 april.",
    "The weekly report goes to a colleague until 1 June.",
    "Bedrijfsarts: vier uur per dag, geen nachtdienst tot 1 juni.",
    "Özlem en Zoë ruilen de vroege dienst.",
)
TRICKS = {
    "plain": "Is thuis met een burn-out.",
    "the other language": "She has a depression and sees a psychologist.",
    "both languages": "We spreken af: begint later. He is being treated for an addiction.",
    "zero width": "Heeft een de\u200bpres\u200csie.",
    "look-alike letters": "Heeft een d\u0435pr\u0435ssi\u0435.",  # Cyrillic e
    "full width": "Heeft een \uff44\uff45\uff50\uff52\uff45\uff53\uff53\uff49\uff45.",
    "mathematical letters": "Heeft een " + "".join(chr(0x1D41A + ord(letter) - 97) for letter in "depressie"),
    "accents": "Heeft een dépréssïe.",
    "digits": "Heeft een d3pr3ss1e.",
    "spaced": "Heeft een d e p r e s s i e.",
    "Cyrillic": "У неё депрессия.",
    "Arabic": "لديه اكتئاب",
    "Chinese": "她患有抑郁症",
    "one sign": "Het is 病.",
    "Hebrew": "יש לו דיכאון",
    "a picture": "Is er vandaag niet \U0001f912",
    "soft hyphen": "Heeft een de\u00adpres\u00adsie.",
    "upside order": "\u202eHeeft een depressie.\u202c",
}  # fmt: skip


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_about_work_is_kept_as_typed(text: str) -> None:
    form = NoteForm({"note": text})
    assert form.is_valid()
    assert form.cleaned_data == {"note": text}
    assert form["note"].marks is None  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", TRICKS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_trick_gets_health_past_the_field(name: str, language: str) -> None:
    with translation.override(language):
        form = NoteForm({"note": TRICKS[name]})
        assert not form.is_valid()
        page = form.render()
    assert "<mark>" in page
    assert form["note"].value() == TRICKS[name]
    with pytest.raises(ValidationError) as refusal:
        refuse_marked({"note": TRICKS[name], "other": "Begint om tien uur."})
    assert list(refusal.value.message_dict) == ["note"]


def test_the_marks_cut_the_text_and_lose_no_letter() -> None:
    marked = mark("Slaapt slecht & <b>huilt</b>.\nBegint om 10.00 uur.")
    assert (
        "".join(piece.text for piece in marked.pieces)
        == "Slaapt slecht & <b>huilt</b>.\nBegint om 10.00 uur."
    )
    assert next(piece.text for piece in marked.pieces if piece.is_marked) == "Slaapt slecht"
    assert all(one.reason and one.suggestion and one.phrases for one in marked.reasons)


def test_a_paste_of_100_kb_is_refused_by_its_length_and_stays_on_the_page() -> None:
    paste = "Heeft griep en blijft thuis. " * 3500
    form = NoteForm({"note": paste})
    assert not form.is_valid()
    assert "300" in str(form.errors["note"])
    assert paste.strip() in form.render()


def test_what_is_typed_is_escaped_beside_its_marks() -> None:
    page = NoteForm({"note": "<script>alert(1)</script> heeft griep"}).render()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_the_advice_speaks_the_language_of_the_page() -> None:
    with translation.override("en"):
        (reason,) = mark("Heeft griep.").reasons
    assert "employer" in reason.reason
    assert reason.phrases == ("griep",)


@pytest.mark.parametrize(
    ("text", "given", "found"),
    [
        ("Dit is van mij.", "en", "nl"),
        ("This is for the team.", "nl", "en"),
        ("Overleg", "en", "en"),
        ("Ok", "fr", "nl"),
    ],
)
def test_the_language_of_a_text_is_guessed_and_the_page_settles_doubt(
    text: str, given: str, found: str
) -> None:
    assert guess_language(text, given) == found


def test_while_one_types_the_server_answers_with_marks_and_keeps_nothing(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.anna)
    page = client.post("/language/check/", {"text": "Heeft griep.", "kind": "note"}).content.decode()
    assert "<mark>griep</mark>" in page
    assert client.post("/language/check/", {"text": "Begint om tien uur."}).content.decode().strip() == ""
    comment = client.post("/language/check/", {"text": "Vraag het Jan Jansen.", "kind": "comment"})
    assert "<mark>Jan Jansen</mark>" in comment.content.decode()


def test_a_stranger_cannot_let_the_server_read(cast: Cast) -> None:
    assert Client().post("/language/check/", {"text": "Heeft griep."}).status_code == 403
    assert Client().get("/language/check/").status_code == 405


def test_a_model_form_takes_the_field_by_its_class(cast: Cast) -> None:
    from speelveld.board.models import Problem

    class ProblemForm(forms.ModelForm):  # type: ignore[type-arg]
        class Meta:
            model = Problem
            fields = ("description",)
            field_classes = {"description": GuardedField}

    text = "Het team is ziek van burn-outs: Jan heeft er een."
    form = ProblemForm({"description": text}, instance=Problem(organisation=cast.organisation))
    assert "description" in form.errors
    assert isinstance(form.fields["description"].widget, forms.Textarea)
