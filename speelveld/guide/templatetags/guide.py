"""Addresses of the guide that keep a reader behind the door they came in by."""

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def guide(context: Context, name: str, *args: Any) -> str:
    """Return the address of a page of the guide: `{% guide 'module' entry.key %}`."""
    request = context["request"]
    return reverse(f"{request.resolver_match.namespace}:{name}", args=[request.organisation.slug, *args])


@register.filter
def called(names: dict[str, str], key: str) -> str:
    """Return the name that goes with a key: `{{ page.doers|called:action.doer }}`."""
    return names[key]
