"""Forms for signing in and for one's own account; the library's forms without doubled labels."""

from typing import Any

from allauth.account import forms as library
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


class PlainFields(forms.Form):
    """Drops the placeholders that repeat a label, and says in one sentence what a password needs."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name == "password1":
                field.help_text = _(
                    "Minstens 12 tekens. Een zin die alleen jij kent, is sterk en goed te onthouden."
                )


class LoginForm(PlainFields, library.LoginForm):
    pass


class SetPasswordForm(PlainFields, library.SetPasswordForm):
    pass


class ChangePasswordForm(PlainFields, library.ChangePasswordForm):
    pass
