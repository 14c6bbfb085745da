"""Forms for signing in and for one's own account."""

from django import forms
from django.utils.translation import gettext_lazy as _

from speelveld.accounts.models import User
from speelveld.ui.forms import HouseForm, HouseModelForm


class MailForm(HouseForm):
    email = forms.EmailField(
        label=_("Je e-mailadres op het werk"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class MeForm(HouseModelForm):
    class Meta:
        model = User
        fields = ["name", "language"]
