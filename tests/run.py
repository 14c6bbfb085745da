"""`make test`: formatting, lint, types, import contracts and translations, then every test."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = {
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "types": [BIN / "mypy"],
    "import contracts": [BIN / "lint-imports"],
    "translations": [BIN / "python", "-m", "tests.translations"],
}


def run_check(name: str, command: list[str | Path]) -> bool:
    started = time.monotonic()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    print(
        f"{'ok' if done.returncode == 0 else 'FAILED':7}{name} ({time.monotonic() - started:.0f} s)",
        flush=True,
    )
    if done.returncode != 0:
        print(done.stdout + done.stderr)
    return done.returncode == 0


def main() -> int:
    if not any(
        shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")
    ) and not os.environ.get("SPEELVELD_BROWSER"):
        print(
            "No Chromium found: the journeys in the browser will be skipped. On Debian: apt install chromium"
        )
    all_good = all([run_check(name, command) for name, command in CHECKS.items()])
    workers = (
        ["-n", str(min(os.cpu_count() or 1, 4)), "--dist", "loadfile"] if len(sys.argv) == 1 else sys.argv[1:]
    )
    tests = subprocess.run([BIN / "python", "-m", "pytest", *workers], cwd=ROOT, check=False)
    return tests.returncode or (0 if all_good else 1)


if __name__ == "__main__":
    sys.exit(main())
