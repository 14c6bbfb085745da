"""The rows and columns of the worksheet: parts of work that give or cost energy."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class WorksheetRow:
    key: str
    name: str
    hint: str


def list_worksheet_rows() -> tuple[WorksheetRow, ...]:
    return (
        WorksheetRow("tasks", _("Taken"), _("Wat doe je graag, wat stel je uit?")),
        WorksheetRow("times", _("Tijden en drukte"), _("Welke uren, diensten en pauzes?")),
        WorksheetRow("people", _("Mensen"), _("Samen of alleen, klanten, team")),
        WorksheetRow("place", _("Plek en hulpmiddelen"), _("Geluid, reizen, scherm, materiaal")),
        WorksheetRow("say", _("Zelf bepalen en leren"), _("Wat kies je zelf, wat wil je leren?")),
    )


def list_worksheet_columns() -> tuple[tuple[str, str], ...]:
    """Return the key and the heading of each column."""
    return (("gives", _("Geeft energie")), ("costs", _("Kost energie")), ("wish", _("Liever zo")))
