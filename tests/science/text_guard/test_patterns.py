"""What each sign in a pattern means, and that a mistake in one is told."""

import pytest

from speelveld.science.text_guard import PatternError, Vocabulary, read_pattern
from speelveld.science.text_guard.folding import fold
from speelveld.science.text_guard.lexicon import Lexicon
from speelveld.science.text_guard.patterns import Matcher
from speelveld.science.text_guard.tokens import cut
from speelveld.science.text_guard.words import Word, understand

GROUPS = {"body": ("rug", "grote teen"), "adv": ("erg", "heel")}
EMPTY = Vocabulary("nl", {}, {}, GROUPS, {}, (), {}, {}, {}, ())


def read_plain(text: str) -> list[Word]:
    return understand(cut(fold(text)), Lexicon(EMPTY))


def find(pattern: str, text: str) -> list[str]:
    words = read_plain(text)
    return [
        text[words[first].start : words[last].end]
        for first, last, _ in Matcher([read_pattern(pattern, "symptom")]).find(words)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "marked"),
    [
        ("loopt|liep leeg", "Hij liep leeg.", ["liep leeg"]),
        ("vermoei% gezicht", "een vermoeid gezicht", ["vermoeid gezicht"]),
        ("zijn [<body>]", "Zijn rug doet zeer", ["rug"]),
        ("zijn [<body>]", "Zijn grote teen", ["grote teen"]),
        ("is <adv>* moe", "is heel erg moe", ["is heel erg moe"]),
        ("is <adv>* moe", "is moe", ["is moe"]),
        ("zit er ~2 doorheen", "zit er nu echt doorheen", ["zit er nu echt doorheen"]),
        ("zit er ~2 doorheen", "zit er nu echt weer doorheen", []),
        ("zit er? doorheen", "zit doorheen", ["zit doorheen"]),
        ("in_de_put|leeg", "zit in de put", ["in de put"]),
        ("moe !van", "moe van alles", []),
        ("moe !van", "moe door alles", ["moe"]),
        ("^ [op] $", "Op, zegt hij. Ze is op tijd.", ["Op"]),
        ("ziek , thuis", "ziek, thuis", ["ziek, thuis"]),
        ("ziek thuis", "ziek, thuis", []),
        ("<num> weken", "al 12 weken", ["12 weken"]),
        ("<year> gehad", "2019 gehad, 12 gehad", ["2019 gehad"]),
    ],
)
def test_a_pattern_marks_what_it_says(pattern: str, text: str, marked: list[str]) -> None:
    assert find(pattern, text) == marked


@pytest.mark.parametrize("pattern", ["a|<body", "||", "~3", "<adv>*", "met_<name>"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        read_pattern(pattern, "symptom")
