"""A tag that only the pages of results use."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import NoReverseMatch

from speelveld.organisations.http import reverse_inside

register = template.Library()


@register.simple_tag(takes_context=True)
def address(context: Context, name: str, *args: Any) -> str:
    """Return the address of a page of an app above this one; empty when there is no such page."""
    try:
        return reverse_inside(context["request"].organisation, name, *args)
    except NoReverseMatch:
        return ""
