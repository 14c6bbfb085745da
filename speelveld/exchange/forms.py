"""Which form a file has: told by its suffix, and by what stands in it."""

import enum
import re

from speelveld.exchange.refusals import refuse


class Form(enum.StrEnum):
    """A form an instrument can have. The value is what people call it."""

    YAML = "YAML"
    XLSFORM = "XLSForm"
    LIMESURVEY = "LimeSurvey"
    FHIR = "FHIR"
    DDI = "DDI"

    @property
    def suffix(self) -> str:
        return _SUFFIXES[self]


_SUFFIXES = {
    Form.YAML: ".yaml",
    Form.XLSFORM: ".xlsx",
    Form.LIMESURVEY: ".lss",
    Form.FHIR: ".json",
    Form.DDI: ".xml",
}
_BY_SUFFIX = {suffix: form for form, suffix in _SUFFIXES.items()} | {
    ".yml": Form.YAML,
    ".xls": Form.XLSFORM,
    ".xlsm": Form.XLSFORM,
}
WRITTEN = (Form.YAML, Form.XLSFORM, Form.LIMESURVEY, Form.FHIR)
KNOWN = ", ".join(f"{form} ({form.suffix})" for form in WRITTEN)
_FHIR = re.compile(rb'"resourceType"\s*:')
OLD_WORKBOOK = b"\xd0\xcf\x11\xe0"


def recognise(name: str, content: bytes) -> Form:
    """Return the form of a file. What stands in it counts for more than its name. Raises Refused."""
    start = content[:4000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if content.startswith((b"PK\x03\x04", OLD_WORKBOOK)):
        return Form.XLSFORM
    if start.startswith(b"<"):
        return Form.DDI if b"codeBook" in start else Form.LIMESURVEY
    if start.startswith((b"{", b"[")) and _FHIR.search(content):
        return Form.FHIR
    return recognise_name(name)


def choose(name: str) -> Form:
    """Return the form in which a file of this name is written. Raises Refused."""
    form = recognise_name(name)
    if form not in WRITTEN or name.lower().endswith((".xls", ".xlsm")):
        raise refuse("unknown_form", known=KNOWN)
    return form


def recognise_name(name: str) -> Form:
    """Return the form that a name promises. Raises Refused."""
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix not in _BY_SUFFIX:
        raise refuse("unknown_form", known=KNOWN)
    return _BY_SUFFIX[suffix]
