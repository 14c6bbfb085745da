"""Reads PDFs back: their text without the places where a long word may break."""

import io
import re

from pypdf import PdfReader


def open_pdf(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def read_text(content: bytes) -> str:
    """Return the text of all pages on one line."""
    text = " ".join(page.extract_text() for page in open_pdf(content).pages)
    return re.sub(r"\s+", " ", text.replace("\u200b", "").replace("\u00a0", " "))


def read_signs(content: bytes) -> str:
    """Return the text without any white, for what was broken over lines."""
    return re.sub(r"\s", "", read_text(content))
