"""What the respondent's browser does, step by step and over any line: a Django client, a socket, a load client."""

import base64
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.test import Client

from speelveld.science.credentials import Blinded, PublicKey, blind, finalize

PREFIX_BYTES = 32
Post = Callable[
    [str, dict[str, Any]], dict[str, Any]
]  # step and content -> what came back; raises when refused


def to_text(content: bytes) -> str:
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


class Refused(Exception):
    """A refusal, with the response it came in."""

    def __init__(self, response: Any) -> None:
        super().__init__(response.content.decode())
        self.response = response


@dataclass(frozen=True)
class Stamp:
    """What the browser holds when it has a signature; `fields` is what it hands in of it."""

    group: int
    prefix: bytes
    signature: bytes

    @property
    def fields(self) -> dict[str, Any]:
        return {"group": self.group, "prefix": to_text(self.prefix), "signature": to_text(self.signature)}


@dataclass(frozen=True)
class Request:
    """What the browser holds between blinding and the signature: enough to ask for it again."""

    group: int
    key: PublicKey
    prepared: bytes
    blinded: Blinded

    def make_body(self, code: str) -> dict[str, Any]:
        return {"code": code, "blinded": to_text(self.blinded.message)}

    def open(self, answered: dict[str, Any]) -> Stamp:
        signature = finalize(self.key, self.prepared, from_text(answered["signature"]), self.blinded.inverse)
        return Stamp(self.group, self.prepared[:PREFIX_BYTES], signature)


def prepare_request(post: Post, public_id: str, code: str, prefix: bytes) -> Request:
    told = post("key", {"code": code})
    key = PublicKey.from_bytes(from_text(told["modulus"]))
    prepared = prefix + f"speelveld answer 1\0{public_id}\0{told['group']}".encode()
    return Request(told["group"], key, prepared, blind(key, prepared))


def fetch_stamp(post: Post, public_id: str, code: str, prefix: bytes) -> Stamp:
    request = prepare_request(post, public_id, code, prefix)
    return request.open(post("stamp", request.make_body(code)))


def post_through(client: Client, public_id: str) -> Post:
    """Post with a Django client. A refusal raises Refused."""

    def post(step: str, content: dict[str, Any]) -> dict[str, Any]:
        response = client.post(f"/q/{public_id}/{step}", json.dumps(content), content_type="application/json")
        if response.status_code != 200:
            raise Refused(response)
        return dict(response.json())

    return post
