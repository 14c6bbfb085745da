"""Opens a file with answers, whatever tool it comes from. What stands in it tells its kind."""

from collections.abc import Sequence
from pathlib import Path

from speelveld.cli.tables import MAX_BYTES, Problem, Table, UnusableInput, read_table
from speelveld.exchange import Refused

_START = 4000


def open_answers(path: Path, wanted: Sequence[str]) -> Table:
    """Return the table in a file. Raises UnusableInput. `wanted` are names of columns one hopes for."""
    start = _read_start(path)
    try:
        return _open(path, start, wanted)
    except Refused as refused:
        raise UnusableInput(path.name, [Problem(message, "") for message in refused.messages("en")]) from None


def _open(path: Path, start: bytes, wanted: Sequence[str]) -> Table:
    # each kind is imported only when it is met: its library takes a while to start
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"PK\x03\x04") and path.suffix.lower() == ".lsa":
        from speelveld.cli.answer_files.limesurvey import open_archive

        return open_archive(path)
    if start.startswith((b"$FL2", b"$FL3")) or b"SPSS PORT FILE" in start:
        from speelveld.cli.answer_files.spss import open_spss

        return open_spss(path, is_portable=b"SPSS PORT FILE" in start)
    if text.startswith(b"{") and b'"' in text:
        from speelveld.cli.answer_files.fhir import open_responses

        return open_responses(path)
    from speelveld.cli.answer_files.limesurvey_csv import adapt

    return adapt(read_table(path, wanted))


def _read_start(path: Path) -> bytes:
    """Return the first bytes; nothing when the file cannot be opened, which whoever reads it will tell."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return b""
        with path.open("rb") as file:
            return file.read(_START)
    except OSError:
        return b""
