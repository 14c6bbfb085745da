"""Clears away what the template of python-docx brings: many styles, an old mode of Word, parts that nothing uses."""

from collections.abc import Set
from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

BUILT_IN = ("Default Paragraph Font", "Normal Table", "No List")
UNUSED = ("/numbering", "/stylesWithEffects", "/customXml", "/thumbnail")


def clear_template(document: Document, kept: Set[str]) -> None:
    """Keep only these styles: the list in Word stays short, and python-docx, which walks through all, is quicker."""
    for style in list(document.styles):
        if style.name in kept:
            _clear_style(style)
        elif style.name not in BUILT_IN:
            style.delete()
    for holder in (document.part, document.part.package):
        for key, relation in list(holder.rels.items()):
            if relation.reltype.endswith(UNUSED):
                del holder.rels[key]
    _modernise(document.settings.element)


def _clear_style(style: Any) -> None:
    """Take away lines, tab stops and the tie to a style for characters."""
    form = style.element.get_or_add_pPr()
    for old in [*form.findall(qn("w:pBdr")), *form.findall(qn("w:tabs"))]:
        form.remove(old)
    for tie in style.element.findall(qn("w:link")):
        style.element.remove(tie)


def _modernise(settings: Any) -> None:
    """Take the present mode of Word, and let words break with a hyphen where a style allows it."""
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    hyphens = OxmlElement("w:autoHyphenation")
    settings.find(qn("w:defaultTabStop")).addnext(hyphens)
    zoom = settings.find(qn("w:zoom"))
    zoom.attrib.clear()
    zoom.set(qn("w:percent"), "100")
