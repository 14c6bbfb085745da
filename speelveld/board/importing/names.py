"""Who may be named in a cell: a slip of the pen in a list of names would put work on nobody's list."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from speelveld.board.operations.people import BETWEEN_NAMES, list_members
from speelveld.organisations.models import Organisation


class Names:
    """Who signs in, the units, and who already leads or helps. The staff list is asked only for other names."""

    def __init__(self, organisation: Organisation) -> None:
        self.organisation = organisation

    @cached_property
    def known(self) -> set[str]:
        members = [word for user in list_members(self.organisation) for word in (user.name, user.email)]
        units = self.organisation.units.values_list("name", flat=True)
        named = [
            part for pair in self.organisation.measures.values_list("owner", "helpers") for text in pair
            for part in (text, *BETWEEN_NAMES.split(text))
        ]  # fmt: skip
        return {word.strip().casefold() for word in (*members, *units, *named)}

    def check(self, text: str, present: str) -> None:
        """Raise ValidationError unless all these names are known; what was there already may stay."""
        kept = {part.strip() for part in BETWEEN_NAMES.split(present)}
        parts = {part.strip() for part in BETWEEN_NAMES.split(text)} - kept - {""}
        strangers = sorted(part for part in parts if part.casefold() not in self.known)
        if not strangers:
            return
        staff = set(self.organisation.people.filter(name__in=strangers).values_list("name", flat=True))
        if unknown := [part for part in strangers if part not in staff]:
            text = _(
                "We kennen hier niemand met de naam ‘%(name)s’, en geen onderdeel. Kijk naar de spelling, "
                "of vul het in op de pagina van de maatregel."
            )
            raise ValidationError(text % {"name": ", ".join(unknown)})
