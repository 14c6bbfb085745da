"""How often an adversary is right, beside how often chance would be."""

from collections import Counter
from dataclasses import dataclass

from scipy.stats import poisson

from tests.surveys.relink.attacks import Guesses
from tests.surveys.relink.evidence import State

RARE = 1e-6  # how often a test may fail by bad luck alone


@dataclass(frozen=True)
class Score:
    n_right: int
    n_guessed: int
    expected_by_chance: float

    @property
    def is_no_better_than_chance(self) -> bool:
        """Right guesses by chance are, group by group, fixed points of a shuffle: close to a Poisson number."""
        return bool(self.n_right <= poisson.isf(RARE, self.expected_by_chance))

    def __str__(self) -> str:
        return f"{self.n_right} of {self.n_guessed} (chance: {self.expected_by_chance:.1f})"


def score(guesses: Guesses, truth: dict[int, bytes], state: State) -> Score:
    """Compare guesses with what each person really chose."""
    n_in_group = Counter(group for group, _choices in state.answers.values())
    right = sum(state.answers[row][1] == truth[person] for person, row in guesses.items())
    expected = sum(1 / n_in_group[state.used[person]] for person in guesses)
    return Score(right, len(guesses), expected)
