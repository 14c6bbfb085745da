"""What every form of the house does."""

from speelveld.signals.forms.signals import SignalForm
from speelveld.signals.models import Signal
from tests.factories import Cast


def test_nothing_chosen_is_said_in_words(cast: Cast) -> None:
    signal = Signal(organisation=cast.organisation)
    form = SignalForm(instance=signal, actor=cast.actor("olga"))
    html = form.as_p()
    assert "-----" not in html
    assert '<option value="" selected>maak een keuze</option>' in html
