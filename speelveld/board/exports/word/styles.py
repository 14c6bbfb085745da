"""How the document looks: ink on white, a serif to read by, a sans to look things up in."""

from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

SERIF, SANS = "Palatino Linotype", "Calibri"
INK, SOFT = RGBColor(0x23, 0x29, 0x2D), RGBColor(0x53, 0x57, 0x5A)
RULE, STRONG_RULE = "D8CFBD", "82796A"
LABELS_WIDTH = Cm(4.2)
TABLE = "Plan table"

# name, based on, font, size, bold, colour, space before, space after
STYLES = (
    ("Normal", "", SANS, 10.5, False, INK, 0, 5),
    ("Title", "Normal", SERIF, 27, False, INK, 0, 6),
    ("Heading 1", "Normal", SERIF, 18, False, INK, 24, 8),
    ("Heading 2", "Normal", SERIF, 14, False, INK, 22, 6),
    ("Heading 3", "Normal", SANS, 11.5, True, INK, 16, 2),
    ("Footer", "Normal", SANS, 8.5, False, SOFT, 0, 0),
    ("Kicker", "Normal", SANS, 10.5, False, SOFT, 0, 4),
    ("Lead", "Normal", SERIF, 13, False, INK, 8, 8),
    ("Filled in", "Normal", SANS, 10.5, False, INK, 0, 4),
    ("Filled in, continued", "Normal", SANS, 10.5, False, INK, 0, 4),
    ("Trace", "Normal", SANS, 8.5, False, SOFT, 2, 4),
    ("Question", "Normal", SERIF, 11, False, INK, 10, 2),
    ("Table text", "Normal", SANS, 9, False, INK, 0, 0),
    ("Table head", "Table text", SANS, 8.5, False, SOFT, 0, 0),
    ("Table figure", "Table text", SERIF, 17, False, INK, 0, 0),
)
KEPT_WITH_NEXT = ("Heading 1", "Heading 2", "Heading 3", "Question", "Kicker", "Table head")


def dress(document: Document, language: str) -> None:
    """Give the document its styles and its language."""
    for spec in STYLES:
        _set_style(document, *spec)
    for name in KEPT_WITH_NEXT:
        document.styles[name].paragraph_format.keep_with_next = True
    _indent(document)
    label = document.styles.add_style("Label", WD_STYLE_TYPE.CHARACTER)
    label.font.color.rgb, label.font.size = SOFT, Pt(9.5)
    _rule_off_title(document.styles["Title"])
    document.styles.element.append(_make_table_style())
    _set_language(document, language)
    _modernise(document)


def _set_style(
    document: Document,
    name: str,
    base: str,
    font: str,
    size: float,
    bold: bool,
    colour: RGBColor,
    before: float,
    after: float,
) -> None:
    known = name in [style.name for style in document.styles]
    style: Any = document.styles[name] if known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if base:
        style.base_style = document.styles[base]
    _set_font(style, font)
    style.font.size, style.font.bold, style.font.italic, style.font.color.rgb = Pt(size), bold, False, colour
    _forget_template(style)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.line_spacing = 1.1 if font == SERIF else 1.15
    form.widow_control = True


def _forget_template(style: Any) -> None:
    """Take away the lines and tab stops that the template of python-docx brings."""
    form = style.element.get_or_add_pPr()
    for old in [*form.findall(qn("w:pBdr")), *form.findall(qn("w:tabs"))]:
        form.remove(old)


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
    document.styles["Filled in, continued"].paragraph_format.left_indent = LABELS_WIDTH


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
    strong = f'w:val="single" w:sz="8" w:space="0" w:color="{STRONG_RULE}"'
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="PlanTable">'
        f'<w:name w:val="{TABLE}"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="99"/>'
        f"<w:tblPr><w:tblBorders><w:top {strong}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
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


def _modernise(document: Document) -> None:
    """Mend what the template of python-docx brings: an old mode of Word, and a zoom without a figure."""
    settings = document.settings.element
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
    zoom = settings.find(qn("w:zoom"))
    zoom.attrib.clear()
    zoom.set(qn("w:percent"), "100")
