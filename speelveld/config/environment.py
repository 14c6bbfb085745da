"""Reads the few settings an installation may change from the environment, and says what is wrong with them."""

import os
import secrets
from pathlib import Path


class SettingError(Exception):
    """A setting is missing or unusable; the text says which one and what to do."""


def read_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def read_flag(name: str, *, default: bool = False) -> bool:
    raw = read_text(name, "yes" if default else "no").lower()
    if raw in {"1", "yes", "true", "on"}:
        return True
    if raw in {"", "0", "no", "false", "off"}:
        return False
    raise SettingError(f"{name} must be yes or no, not {raw!r}")


def read_number(name: str, default: int) -> int:
    raw = read_text(name, str(default))
    try:
        return int(raw)
    except ValueError:
        raise SettingError(f"{name} must be a whole number, not {raw!r}") from None


def read_list(name: str, default: str) -> list[str]:
    return [part.strip() for part in read_text(name, default).split(",") if part.strip()]


def read_secret(name: str, kept_in: Path) -> str:
    """Return the secret from the environment, or make one once and keep it in a private file."""
    if value := read_text(name):
        return value
    if not kept_in.exists():
        kept_in.parent.mkdir(parents=True, exist_ok=True)
        with open(os.open(kept_in, os.O_CREAT | os.O_WRONLY | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
    return kept_in.read_text().strip()
