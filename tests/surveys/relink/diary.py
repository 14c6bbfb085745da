"""Keeps what the real server saw of one respondent, as somebody inside it could."""

import json
from dataclasses import dataclass
from typing import Any

from speelveld.science.credentials import PublicKey
from tests.surveys.relink.recording import AnswerRequest, Recorded, StampRequest
from tests.surveys.stamping import from_text


@dataclass
class Diary:
    """Whoever keeps this knows whose code it is: the server mailed it."""

    recorded: Recorded
    person: int
    code: str
    told: tuple[int, PublicKey] | None = None

    def keep(self, step: str, sent: dict[str, Any], answered: dict[str, Any]) -> dict[str, Any]:
        if step == "key":
            self.told = answered["group"], PublicKey.from_bytes(from_text(answered["modulus"]))
        elif step == "stamp":
            assert self.told is not None
            numbers = [
                int.from_bytes(from_text(text), "big") for text in (sent["blinded"], answered["signature"])
            ]
            group, key = self.told
            self.recorded.stamps.append(StampRequest(self.person, group, self.code, key, *numbers))
        else:
            prepared = from_text(sent["prefix"])
            choices, signature = bytes(sent["choices"]), from_text(sent["signature"])
            self.recorded.answers.append(
                AnswerRequest(sent["group"], choices, prepared, signature, json.dumps(sent))
            )
        return answered
