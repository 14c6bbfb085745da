"""Markdown of content/ and of users to HTML; raw HTML in it stays text."""

from markdown_it import MarkdownIt

_RENDERER = MarkdownIt("commonmark", {"html": False, "typographer": False})


def render(text: str) -> str:
    """Return safe HTML."""
    return str(_RENDERER.render(text))
