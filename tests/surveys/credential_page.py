"""credential.js in a page of its own, served on this machine under the policy that Speelveld sends."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Page

from tests.journeys.browser import Visitor

MODULE = Path(__file__).resolve().parents[2] / "speelveld/surveys/static/surveys/credential.js"
POLICY = "default-src 'none'; script-src 'self'"

# Bytes cross between Python and the page as hexadecimal. `random` is null, or all bytes that may be drawn.
PAGE_SCRIPT = """
import * as credential from "/credential.js";

const read = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16));
const write = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

function replay(hex) {
  if (hex === null) return undefined;
  let left = read(hex);
  return (size) => {
    if (left.length < size) throw new Error("more randomness was drawn than expected");
    const taken = left.slice(0, size);
    left = left.slice(size);
    return taken;
  };
}

const steps = {
  fingerprint: async ({ modulus }) => (await credential.readKey(read(modulus))).fingerprint,
  carry: async ({ message }) => write(credential.fromText(credential.toText(read(message)))),
  prepare: async ({ message, variant, random }) =>
    write(credential.prepare(read(message), credential.VARIANTS[variant], replay(random))),
  blind: async ({ modulus, prepared, variant, random }) => {
    const key = await credential.readKey(read(modulus));
    const made = await credential.blind(key, read(prepared), credential.VARIANTS[variant], replay(random));
    return [write(made.blinded), write(made.inverse)];
  },
  finalize: async ({ modulus, prepared, signed, inverse, variant }) => {
    const key = await credential.readKey(read(modulus));
    return write(
      await credential.finalize(key, read(prepared), read(signed), read(inverse), credential.VARIANTS[variant]),
    );
  },
  verify: async ({ modulus, prepared, signature, variant }) => {
    const key = await credential.readKey(read(modulus));
    return credential.verify(key, read(prepared), read(signature), credential.VARIANTS[variant]);
  },
};

window.credential = credential;
window.take = async (step, sent) => {
  try {
    return { value: await steps[step](sent) };
  } catch (error) {
    if (!(error instanceof credential.CredentialError)) throw error;
    return { reason: error.reason, message: error.message };
  }
};
"""
FILES = {
    "/": ("text/html", b'<!doctype html><title>.</title><script type="module" src="/page.js"></script>'),
    "/page.js": ("text/javascript", PAGE_SCRIPT.encode()),
    "/credential.js": ("text/javascript", MODULE.read_bytes()),
}


class Refused(Exception):
    """What the module says when it refuses; `reason` is its word for programs."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


@dataclass(frozen=True)
class BrowserClient:
    """The four steps of the client, taken by the browser."""

    visitor: Visitor

    @property
    def page(self) -> Page:
        return self.visitor.page

    def take(self, step: str, **sent: Any) -> Any:
        written = {name: value.hex() if isinstance(value, bytes) else value for name, value in sent.items()}
        got = self.page.evaluate("([step, sent]) => take(step, sent)", [step, written])
        if "reason" in got:
            raise Refused(got["reason"], got["message"])
        return got["value"]

    def prepare(self, message: bytes, variant: str, random: bytes | None = None) -> bytes:
        return bytes.fromhex(self.take("prepare", message=message, variant=variant, random=random))

    def blind(
        self, modulus: bytes, prepared: bytes, variant: str, random: bytes | None = None
    ) -> tuple[bytes, bytes]:
        blinded, inverse = self.take(
            "blind", modulus=modulus, prepared=prepared, variant=variant, random=random
        )
        return bytes.fromhex(blinded), bytes.fromhex(inverse)

    def finalize(self, modulus: bytes, prepared: bytes, signed: bytes, inverse: bytes, variant: str) -> bytes:
        sent = {"modulus": modulus, "prepared": prepared, "signed": signed, "inverse": inverse}
        return bytes.fromhex(self.take("finalize", variant=variant, **sent))

    def verify(self, modulus: bytes, prepared: bytes, signature: bytes, variant: str) -> bool:
        sent = {"modulus": modulus, "prepared": prepared, "signature": signature}
        return bool(self.take("verify", variant=variant, **sent))


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        kind, body = FILES.get(self.path, ("text/plain", b""))
        self.send_response(200 if self.path in FILES else 204)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Security-Policy", POLICY)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Say nothing."""


@contextmanager
def open_client(browser: Browser) -> Iterator[BrowserClient]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        visitor = Visitor(browser, f"http://localhost:{server.server_port}")
        visitor.open("/")
        yield BrowserClient(visitor)
    finally:
        server.shutdown()
        server.server_close()
