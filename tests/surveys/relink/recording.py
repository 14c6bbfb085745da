"""What somebody inside the running server could keep of every request, and ways to pair stamps with answers by it.

Two kinds of watcher: one who keeps all contents, and one who also has a clock, and so knows the order.
"""

import secrets
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import NamedTuple

import gmpy2

from speelveld.science.credentials import PublicKey, verify
from tests.surveys.relink.scoring import Score


class StampRequest(NamedTuple):
    """Somebody who is known by their code asked for a stamp, and got one."""

    person: int
    group: int
    code: str
    key: PublicKey
    blinded: int
    signed: int


class AnswerRequest(NamedTuple):
    """An answer came in. `carried` is all there was in the request, as text."""

    group: int
    choices: bytes
    prepared: bytes  # prefix and message
    signature: bytes
    carried: str


@dataclass(frozen=True)
class Recorded:
    """Both kinds of requests, each in order of arrival."""

    stamps: list[StampRequest] = field(default_factory=list)
    answers: list[AnswerRequest] = field(default_factory=list)

    def list_pairs(self) -> list[tuple[StampRequest, AnswerRequest]]:
        """Every stamp with every answer of its group."""
        return [
            (stamp, answer) for stamp in self.stamps for answer in self.answers if stamp.group == answer.group
        ]


Guesses = dict[int, bytes]  # person -> choices


def match_by_code(recorded: Recorded) -> Guesses:
    """Does the answer carry anything that was sent with the code?"""
    return {
        stamp.person: answer.choices
        for stamp, answer in recorded.list_pairs()
        if stamp.code in answer.carried or str(stamp.blinded) in answer.carried
    }


def match_by_signature(recorded: Recorded) -> Guesses:
    """Is the signature that came in one that went out?"""
    return {
        stamp.person: answer.choices
        for stamp, answer in recorded.list_pairs()
        if stamp.signed == int.from_bytes(answer.signature, "big")
    }


def match_by_blinding_number(recorded: Recorded) -> Guesses:
    """Each pair leads to one blinding number. Numbers that come back belong to browsers with poor randomness."""
    numbers = [_find_blinding_number(stamp, answer) for stamp, answer in recorded.list_pairs()]
    often = {number for number, n in Counter(numbers).items() if n > 1}
    pairs = zip(recorded.list_pairs(), numbers, strict=True)
    return {stamp.person: answer.choices for (stamp, answer), number in pairs if number in often}


def match_by_key(recorded: Recorded) -> Guesses:
    """Does the signature verify under a key that was handed to one person alone?"""
    n_handed = Counter(stamp.key for stamp in recorded.stamps)
    return {
        stamp.person: answer.choices
        for stamp, answer in recorded.list_pairs()
        if n_handed[stamp.key] == 1 and verify(stamp.key, answer.prepared, answer.signature)
    }


def match_by_chance(recorded: Recorded) -> Guesses:
    """What is left to do without a clock, when nothing else tells them apart."""
    shuffled = secrets.SystemRandom().sample(recorded.answers, len(recorded.answers))
    return match_by_order(Recorded(recorded.stamps, shuffled))


def match_by_order(recorded: Recorded) -> Guesses:
    """With a clock: who got a stamp first, answered first."""
    waiting: dict[int, list[AnswerRequest]] = defaultdict(list)
    for answer in recorded.answers:
        waiting[answer.group].append(answer)
    return {
        stamp.person: waiting[stamp.group].pop(0).choices for stamp in recorded.stamps if waiting[stamp.group]
    }


BY_CONTENTS: tuple[Callable[[Recorded], Guesses], ...] = (
    match_by_code, match_by_signature, match_by_blinding_number, match_by_key, match_by_chance
)  # fmt: skip


def score_recorded(guesses: Guesses, truth: dict[int, bytes], recorded: Recorded) -> Score:
    """Compare guesses with what each person really chose."""
    n_in_group = Counter(answer.group for answer in recorded.answers)
    group_of = {stamp.person: stamp.group for stamp in recorded.stamps}
    right = sum(truth[person] == choices for person, choices in guesses.items())
    return Score(right, len(guesses), sum(1 / n_in_group[group_of[person]] for person in guesses))


def _find_blinding_number(stamp: StampRequest, answer: AnswerRequest) -> int:
    modulus, signature = stamp.key.modulus, int.from_bytes(answer.signature, "big")
    return int(stamp.signed * gmpy2.invert(signature, modulus) % modulus)
