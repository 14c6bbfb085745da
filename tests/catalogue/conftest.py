import shutil
from pathlib import Path

import pytest

from speelveld.catalogue.reading import OWN_CONTENT


@pytest.fixture
def own_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of content/ that the catalogue reads, to break at will."""
    folder = tmp_path / "content"
    for language in ("nl", "en"):
        shutil.copytree(OWN_CONTENT / language, folder / language)
    monkeypatch.setenv("SPEELVELD_CONTENT", str(folder))
    return folder
