"""Tags that every template may use: icons, addresses inside an organisation, Markdown, notes."""

from typing import Any

from django import template
from django.template.context import Context
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from speelveld.catalogue.markdown import render as render_markdown

register = template.Library()


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str) -> SafeString:
    """Draw an icon of ui/icons.svg. It is decoration: the word beside it carries the meaning.

    A document that stands alone has `places` in its context, and holds the drawings itself.
    """
    drawings = "" if "places" in context else static("ui/icons.svg")
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>', drawings, name)


@register.simple_tag(takes_context=True)
def inside(context: Context, name: str, *args: Any) -> str:
    """Return the address of a page inside the organisation of this request.

    In a document that stands alone: the place in it that `places` gives.
    """
    if "places" in context:
        return str(context["places"](name, *args))
    return reverse(name, args=[context["request"].organisation.slug, *args])


@register.filter
def markdown(text: str) -> SafeString:
    """Render Markdown of content/ or of a user; raw HTML stays text."""
    return mark_safe(render_markdown(text))  # noqa: S308 - the renderer escapes HTML


@register.filter
def may(actor: Any, action: str) -> bool:
    """Tell whether the actor of this request may do something: `{% if request.actor|may:"board.change" %}`."""
    return actor is not None and actor.may(action)


@register.simple_block_tag(takes_context=True)
def note(
    context: Context, content: str, kind: str = "", title: str = "", icon_name: str = "info"
) -> SafeString:
    """Show a note: `hint`, `refuse`, `calm` or nothing. At most two on a screen."""
    heading = format_html("<h2>{}</h2>", title) if title else ""
    return format_html(
        '<div class="note {}">{}<div>{}{}</div></div>', kind, icon(context, icon_name), heading, content
    )
