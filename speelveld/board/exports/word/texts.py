"""Text in paragraphs: labels beside what was filled in, fields that Word computes, links within the document."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph


def fill(paragraph: Paragraph, text: str, style: str | None = None) -> None:
    """Add text; a line break stays a line break."""
    if text:
        paragraph.add_run(text, style)


def add_filled_in(document: Document, label: str, text: str) -> None:
    """Put the label left and the text beside it; a white line begins a new paragraph."""
    first, *others = [part.strip("\n") for part in text.split("\n\n") if part.strip()]
    paragraph = document.add_paragraph(style="Filled in")
    fill(paragraph, f"{label}\t", "Label")
    fill(paragraph, first)
    for other in others:
        fill(document.add_paragraph(style="Filled in, continued"), other)


def add_heading(document: Document, text: str, level: int, anchor: str = "") -> Paragraph:
    heading = document.add_heading(text, level)
    if anchor:
        number = str(len(document.element.body))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), number)
        start.set(qn("w:name"), anchor)
        heading._p.insert(1, start)
        heading._p.append(end)
    return heading


def add_link(paragraph: Paragraph, text: str, anchor: str) -> None:
    """Add text that leads to a heading of this document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), anchor)
    run = paragraph.add_run(text)
    link.append(run._r)
    paragraph._p.append(link)


def add_computed(paragraph: Paragraph, instruction: str) -> None:
    """Add a figure that Word fills in, such as PAGE."""
    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)
