"""What respondents of a load test do: three requests each. What a browser computes is done before the clock starts."""

import json
import secrets
from typing import Any

from benchmarks.load import Job, Post
from speelveld.science.credentials import PublicKey, blind
from tests.surveys.stamping import Request, Stamp, from_text


def make_job(facts: dict[str, Any], code: str) -> Job:
    """Ask for the key, blind beforehand, ask for the stamp, and hand in the answer with it."""
    request = _blind(facts, code)
    key_body, stamp_body = _pack({"code": code}), _pack(request.make_body(code))

    def answer(post: Post) -> None:
        post(facts["page"] + "key", key_body)
        signed = json.loads(post(facts["page"] + "stamp", stamp_body))["signature"]
        stamp = _unblind(request, from_text(signed))
        body = stamp.fields | {"version": facts["version"], "choices": facts["choices"]}
        post(facts["page"] + "answer", _pack(body))

    return answer


def _blind(facts: dict[str, Any], code: str) -> Request:
    group = facts["groups"][code]
    key = PublicKey.from_bytes(from_text(facts["keys"][str(group)]))
    public_id = facts["page"].strip("/").split("/")[-1]
    prepared = secrets.token_bytes(32) + f"speelveld answer 1\0{public_id}\0{group}".encode()
    return Request(group, key, prepared, blind(key, prepared))


def _unblind(request: Request, signed: bytes) -> Stamp:
    """Take the blinding off. The server checks the result, so that the load client need not."""
    opened = int.from_bytes(signed, "big") * request.blinded.inverse % request.key.modulus
    return Stamp(request.group, request.prepared[:32], opened.to_bytes(request.key.n_bytes, "big"))


def _pack(content: dict[str, Any]) -> bytes:
    return json.dumps(content).encode()
