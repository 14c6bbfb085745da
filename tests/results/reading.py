"""Reads pages the way a person does: rows of a table as texts, and every page there is."""

from html.parser import HTMLParser

from django.test import Client

from speelveld.science.disclosure import ReleasedTable

PLACE_PAGES = ("unit", "how", "changed", "energy", "begin")


class TableReader(HTMLParser):
    """Collects the cells of every table row; icons, hidden words and drawings inside a cell are left out."""

    SKIPPED = ("svg", "i")

    def __init__(self, table_class: str) -> None:
        super().__init__()
        self.table_class, self.rows = table_class, list[list[str]]()
        self._inside, self._skipped, self._cell = False, list[str](), False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        classes = (dict(attrs).get("class") or "").split()
        if tag == "table":
            self._inside = self.table_class in classes
        if not self._inside:
            return
        if self._skipped or tag in self.SKIPPED or "vh" in classes:
            self._skipped.append(tag)
        elif tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            self._cell = True

    def handle_endtag(self, tag: str) -> None:
        if self._skipped and self._skipped[-1] == tag:
            self._skipped.pop()
        elif tag == "table":
            self._inside = False
        elif tag in {"td", "th"}:
            self._cell = False

    def handle_data(self, data: str) -> None:
        if self._inside and self._cell and not self._skipped and data.strip():
            self.rows[-1][-1] += data.strip()


def read_rows(html: str, table_class: str) -> list[list[str]]:
    reader = TableReader(table_class)
    reader.feed(html)
    return reader.rows


def list_addresses(wave_id: int, table: ReleasedTable) -> list[str]:
    """Every page and file of one release."""
    base = f"/linde/results/{wave_id}/"
    keys = {unit.key for unit in table.units} | {group.key for group in table.groups}
    return [
        "/linde/results/",
        base,
        f"{base}method/",
        *(f"{base}?open={unit.key}" for unit in table.units),
        f"{base}importance/",
        *(f"{base}{page}/{key}/" for page in PLACE_PAGES for key in sorted(keys)),
        *(f"{base}factor/{variable.key}/?all" for variable in table.variables),
        f"{base}results.xlsx",
        f"{base}report.pdf",
        *(f"{base}report/{key}.pdf" for key in sorted(keys)),
    ]


def read_text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.content.decode()
