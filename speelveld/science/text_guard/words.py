"""Words with what the lexicon knows of them: what the patterns look at."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from speelveld.science.text_guard.lexicon import Lexicon, Sense
from speelveld.science.text_guard.tokens import SENTENCE, Token

# How names of medicines and of those who treat people tend to end; only of use beside a verb that goes with them.
_DRUGISH = re.compile(
    r"(?:ine|in|ol|am|il|[aeiouy]x|on|al|ide|aat|um|yl|an|ast|or|ra|va|ta|xa|za|ca|ia|ium|zuur|mol)$"
)
_CARERISH = re.compile(
    r"(?:loog|loge|peut|peute|ater|atrist|arts|eut|icus|pedist|metrist|pathe?|cologist|atrist)$"
)
_SHORTEST_NAME = 6  # letters
_YEAR = re.compile(r"(?:19[5-9]|20[0-4])\d")
_NUMBERS = frozenset(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf half halve anderhalf "
    "one two three four five six seven eight nine ten eleven twelve".split()
)
Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
_NO_PHRASES: Phrases = {}


@dataclass(frozen=True, slots=True)
class Word:
    """A token with its sense and groups; `phrases` are the longer members of groups that begin with this word."""

    key: str
    gap: int
    start: int
    end: int
    capital: bool
    upper: bool
    sense: Sense | None
    groups: frozenset[str]
    phrases: Phrases
    marks: frozenset[str]  # the key and all groups: what patterns can be found by


def understand(tokens: Sequence[Token], lexicon: Lexicon) -> list[Word]:
    """Return the words of a text as the lexicon knows them."""
    return [_understand(token, lexicon) for token in tokens]


def _understand(token: Token, lexicon: Lexicon) -> Word:
    sense = lexicon.sense(token)
    phrases = lexicon.phrases_from(token.key)
    groups = set(lexicon.groups_of(token.key))
    if sense is not None:
        groups.add(sense.category)
    if token.capital:
        groups.add("Cap")
        if (
            token.gap != SENTENCE
            and sense is None
            and not token.upper
            and not groups & {"day", "month", "body"}
        ):
            groups.add("name")
    if token.key.isdigit() or token.key in _NUMBERS or token.word[0].isdigit():
        groups.add("num")
        if _YEAR.fullmatch(token.key):
            groups.add("year")
    if sense is None and len(token.key) >= _SHORTEST_NAME and _DRUGISH.search(token.key):
        groups.add("drugish")
    if sense is None and len(token.key) >= _SHORTEST_NAME and _CARERISH.search(token.key):
        groups.add("carerish")
    if token.key.endswith(("jarige", "plusser")) and token.key[0].isdigit():
        groups.add("aged")
    return Word(
        token.key, token.gap, token.start, token.end, token.capital, token.upper, sense,
        frozenset(groups), phrases or _NO_PHRASES,
        frozenset((token.key, *(f"<{group}" for group in groups), *(f"<{group}" for group in phrases))),
    )  # fmt: skip
