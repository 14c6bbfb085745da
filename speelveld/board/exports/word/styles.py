"""How the document looks: ink on white, a serif to read by, a sans to look things up in."""

from dataclasses import dataclass
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

from speelveld.board.exports.word.template import clear_template

SERIF, SANS = "Palatino Linotype", "Calibri"
INK, SOFT = RGBColor(0x23, 0x29, 0x2D), RGBColor(0x53, 0x57, 0x5A)
RULE, STRONG_RULE = "D8CFBD", "82796A"
LABELS_WIDTH = Cm(4.2)
TABLE = "Plan table"


@dataclass(frozen=True)
class Look:
    """A style of paragraphs; sizes and spaces in points."""

    name: str
    font: str
    size: float
    before: float = 0
    after: float = 0
    colour: RGBColor = INK
    is_bold: bool = False


LOOKS = (
    Look("Normal", SANS, 10.5, after=5),
    Look("Title", SERIF, 27, after=6),
    Look("Heading 1", SERIF, 18, before=24, after=8),
    Look("Heading 2", SERIF, 14, before=22, after=6),
    Look("Heading 3", SANS, 11.5, before=16, after=2, is_bold=True),
    Look("Footer", SANS, 8.5, colour=SOFT),
    Look("Page end", SANS, 1),  # holds the end of a section; a line of text might need a page of its own
    Look("Kicker", SANS, 10.5, after=4, colour=SOFT),
    Look("Lead", SERIF, 13, before=8, after=8),
    Look("Filled in", SANS, 10.5, before=4),
    Look("Filled in below", SANS, 10.5, before=4),
    Look("Trace", SANS, 8.5, before=4, after=4, colour=SOFT),
    Look("Question", SERIF, 11, before=10, after=2),
    Look("Table text", SANS, 9),
    Look("Table fact", SANS, 10),
    Look("Table head", SANS, 8.5, colour=SOFT),
    Look("Table figure", SERIF, 17),
)
KEPT_WITH_NEXT = ("Heading 1", "Heading 2", "Heading 3", "Question", "Kicker", "Table head")


def dress(document: Document, language: str) -> None:
    """Give the document its styles and its language."""
    clear_template(document, {look.name for look in LOOKS})
    known = {style.name for style in document.styles}
    for look in LOOKS:
        if look.name not in known:
            document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
        _set_style(document.styles[look.name], look)
    for name in KEPT_WITH_NEXT:
        document.styles[name].paragraph_format.keep_with_next = True
    _indent(document)
    label = document.styles.add_style("Label", WD_STYLE_TYPE.CHARACTER)
    label.font.color.rgb, label.font.size = SOFT, Pt(9.5)
    _rule_off_title(document.styles["Title"])
    document.styles.element.append(_make_table_style())
    _set_language(document, language)


def _set_style(style: Any, look: Look) -> None:
    _set_font(style, look.font)
    font, form = style.font, style.paragraph_format
    font.size, font.bold, font.italic, font.color.rgb = Pt(look.size), look.is_bold, False, look.colour
    form.space_before, form.space_after = Pt(look.before), Pt(look.after)
    form.line_spacing = 1.1 if look.font == SERIF else 1.15
    form.widow_control = True
    if not look.name.startswith("Table"):
        _keep_words_whole(style)


def _keep_words_whole(style: Any) -> None:
    """Break long words in narrow columns only."""
    style.element.get_or_add_pPr().insert_element_before(
        OxmlElement("w:suppressAutoHyphens"),
        "w:spacing",
        "w:ind",
        "w:contextualSpacing",
        "w:jc",
        "w:outlineLvl",
    )


def _set_font(style: Any, font: str) -> None:
    """Name the font for all scripts; the template's theme fonts would win otherwise."""
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), font)


def _indent(document: Document) -> None:
    """Labels stand left, what was filled in stands beside them and keeps to its own column."""
    form = document.styles["Filled in"].paragraph_format
    form.left_indent, form.first_line_indent = LABELS_WIDTH, -LABELS_WIDTH
    form.tab_stops.add_tab_stop(LABELS_WIDTH)
    document.styles["Filled in below"].paragraph_format.left_indent = LABELS_WIDTH


def _rule_off_title(style: Any) -> None:
    border = f'<w:bottom w:val="double" w:sz="6" w:space="10" w:color="{STRONG_RULE}"/>'
    style.element.get_or_add_pPr().insert_element_before(
        parse_xml(f"<w:pBdr {nsdecls('w')}>{border}</w:pBdr>"),
        "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
        "w:outlineLvl", "w:rPr",
    )  # fmt: skip


def _make_table_style() -> Any:
    """Hairlines between rows, a stronger one under the head, nothing upright."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{RULE}"'
    strong = f'w:val="single" w:sz="6" w:space="0" w:color="{STRONG_RULE}"'
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PlanTable">'
        f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>'
        f"<w:tblPr><w:tblBorders><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
        '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
        '<w:bottom w:w="60" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders><w:bottom {strong}/></w:tcBorders></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )


def _set_language(document: Document, language: str) -> None:
    for element in (document.styles.element, document.settings.element):
        for tag in element.iter(qn("w:lang"), qn("w:themeFontLang")):
            tag.set(qn("w:val"), language)
    document.core_properties.language = language
