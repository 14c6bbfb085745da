"""Prints how far the adversary gets against the service as it is: `python -m tests.surveys.relink`."""

import shutil
import tempfile
from pathlib import Path

from tests.surveys.relink.attacks import ATTACKS
from tests.surveys.relink.gathering import hold_experiment, prepare_wave
from tests.surveys.relink.recording import BY_CONTENTS, match_by_order, score_recorded
from tests.surveys.relink.scoring import score


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        prepared = Path(name) / "prepared"
        prepared.mkdir()
        facts = prepare_wave(prepared)
        for n_at_once in (1, 8, 20):
            folder = Path(shutil.copytree(prepared, Path(name) / str(n_at_once)))
            experiment = hold_experiment(folder, facts, n_at_once)
            evidence, state = experiment.evidence, experiment.evidence.read_now()
            print(f"{n_at_once} at once, {len(state.answers)} answers; the server wrote {evidence.said!r}")
            for attack in ATTACKS:
                print(f"  {attack.__name__:24} {score(attack(evidence), experiment.truth, state)}")
            recorded = experiment.recorded
            for watch in (*BY_CONTENTS, match_by_order):
                found = score_recorded(watch(recorded), experiment.truth, recorded)
                print(f"  watcher: {watch.__name__:24} {found}")


if __name__ == "__main__":
    main()
