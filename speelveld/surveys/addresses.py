"""The address of a questionnaire. The code stands behind the #, so that no server, proxy or log ever sees it."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from speelveld.surveys.models import Wave

_LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


def make_path(wave: Wave, language: str = "nl", *, is_kiosk: bool = False) -> str:
    """Return the path that everybody shares."""
    name = "answering:kiosk" if is_kiosk else "answering:questionnaire"
    if language == "nl":
        return reverse(name, args=[wave.public_id])
    return reverse(f"{name}_in", args=[wave.public_id, language])


def make_short_address(wave: Wave, language: str = "nl") -> str:
    """Return the address that everybody shares."""
    return f"{settings.SITE_URL}{make_path(wave, language)}"


def make_kiosk_address(wave: Wave) -> str:
    """Return the address for a device that many people use."""
    return f"{settings.SITE_URL}{make_path(wave, is_kiosk=True)}"


def make_link(wave: Wave, code: str, language: str = "nl") -> str:
    """Return the address with the code in its fragment."""
    return f"{make_short_address(wave, language)}#{code}"


def is_served_safely() -> bool:
    """Tell whether answers to this installation travel encrypted, or do not leave the machine."""
    address = urlsplit(settings.SITE_URL)
    return address.scheme == "https" or is_local(address.netloc)


def is_private(request: HttpRequest) -> bool:
    """Tell whether nobody on the way can read along: encrypted, or on this very machine."""
    return request.is_secure() or is_local(request.get_host())


def is_local(host: str) -> bool:
    """Tell whether a host, with or without port, is this very machine."""
    return urlsplit(f"//{host}").hostname in _LOCAL_HOSTS
