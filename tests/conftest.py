"""Settings of every test, and the cast that most of them share."""

import itertools
import os
import shutil
import tempfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from tests.factories import Cast

os.environ["SPEELVELD_DATA"] = tempfile.mkdtemp(prefix="speelveld-test-")
os.environ["SPEELVELD_SECRET_KEY"] = "only-for-tests"
os.environ["SPEELVELD_URL"] = "http://localhost:8000"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's sync interface runs an event loop

from speelveld.ui.translations import compile_catalogues

compile_catalogues()

# The gate judges the same examples each time; `--hypothesis-profile=default` looks for new ones.
hypothesis.settings.register_profile("gate", derandomize=True)
hypothesis.settings.load_profile("gate")

N_KEYS, LEAST_BITS = 6, 2048  # a wave of De Linde has five groups
SHARED = Path(__file__).resolve().parents[2] / "shared"


def _change_settings() -> None:
    """Change them before the conftest of a folder imports what reads them, as tasks do.

    pytest-django has read the settings before this file could set a folder.
    """
    from django.conf import settings

    # a file, as in an installation: in memory, threads that meet get "table is locked" where they should wait
    test_database = settings.DATABASES["default"].setdefault("TEST", {})
    test_database["NAME"] = str(Path(os.environ["SPEELVELD_DATA"]) / "test.sqlite3")
    settings.KEYS = Path(os.environ["SPEELVELD_DATA"]) / "keys"
    settings.STATIC_ROOT = Path(os.environ["SPEELVELD_DATA"]) / "static"
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.WHITENOISE_USE_FINDERS = True
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


_change_settings()


def pytest_unconfigure(config: pytest.Config) -> None:
    shutil.rmtree(os.environ["SPEELVELD_DATA"], ignore_errors=True)


@pytest.fixture(scope="session", autouse=True)
def _keys_are_made_once() -> Iterator[None]:
    """Keys are made as soon as a wave is launched. Making one of full size takes a quarter of a second, so tests
    take turns with a few shorter ones."""
    from speelveld.science.credentials import make_signing_key
    from speelveld.surveys.operations import daily, launching, opening

    get_key = lru_cache(lambda _number: make_signing_key(LEAST_BITS))
    turns = itertools.cycle(range(N_KEYS))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "make_signing_key", lambda: get_key(next(turns)))
        at_once = SimpleNamespace(enqueue=opening.prepare_wave.call)
        for module in (launching, daily):
            patch.setattr(module, "prepare_wave", at_once)
        yield


@pytest.fixture
def shared() -> Path:
    """The folder with real data, where there is one."""
    if not SHARED.is_dir():
        pytest.skip("the shared data folder is not on this machine")
    return SHARED


@pytest.fixture(autouse=True)
def _limits_start_at_nought() -> None:
    """Limits against guessing count in the cache; no test may feel another one's guesses."""
    from django.core.cache import cache

    cache.clear()


@pytest.fixture(autouse=True)
def _language_starts_as_dutch() -> None:
    """A request leaves its language behind; no test may speak that of the one before."""
    from django.utils import translation

    translation.deactivate()


@pytest.fixture
def cast(db: None) -> "Cast":
    from tests.factories import make_cast

    return make_cast()
