"""Text in paragraphs: labels beside what was filled in, fields that Word computes, links within the document."""

from typing import Any

from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

SHORT = 400  # characters: some five lines


def set_style(paragraph: Paragraph, name: str) -> None:
    """Give a style by its id; python-docx goes through all styles for a name, which takes seconds in a long plan."""
    paragraph._p.style = make_id(name)


def make_id(style: str) -> str:
    """Return the id that python-docx gave the style of this name."""
    return style.replace(" ", "")


def add_paragraph(container: Document | _Cell, text: str, style: str = "Normal") -> Paragraph:
    paragraph = container.add_paragraph()
    set_style(paragraph, style)
    fill(paragraph, text)
    return paragraph


def fill(paragraph: Paragraph, text: str) -> None:
    """Add text; a line break stays a line break."""
    if text:
        paragraph.add_run(text)


def fill_softly(paragraph: Paragraph, text: str) -> None:
    """Add text that steps back: a label, or what is not there yet."""
    paragraph.add_run(text)._r.style = "Label"


def add_filled_in(document: Document, label: str, text: str) -> None:
    """Put the label left and the text beside it; a white line begins a new paragraph.

    What is short stays on one page with what follows, so that a measure is not torn apart for one line.
    """
    first, *others = [part.strip("\n") for part in text.split("\n\n") if part.strip()]
    paragraph = add_paragraph(document, "", "Filled in")
    fill_softly(paragraph, f"{label}\t")
    fill(paragraph, first)
    paragraph.paragraph_format.keep_with_next = len(text) < SHORT or None
    for other in others:
        add_paragraph(document, other, "Filled in below")


def add_heading(document: Document, text: str, level: int, anchor: str = "") -> Paragraph:
    heading: Paragraph = document.add_heading(text, level)
    if anchor:
        number = str(len(document.element.body))
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for mark in (start, end):
            mark.set(qn("w:id"), number)
        start.set(qn("w:name"), anchor)
        heading._p.insert(1, start)
        heading._p.append(end)
    return heading


def add_part_heading(document: Document, text: str) -> None:
    """Add a heading that opens a new page, so without space above it."""
    document.add_heading(text, 1).paragraph_format.space_before = 0


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
