"""Blind signatures with 3072-bit keys: our signer against the plain operation of `cryptography`, and the browser.

Signer and peer take turns within one run, so that a busy machine slows both. The peer signs with salt 0: one
private operation and a hash.
"""

import secrets
import statistics
import time
from collections.abc import Callable
from typing import Any

from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.hashes import SHA384

from speelveld.science.credentials import (
    SigningKey,
    blind,
    blind_sign,
    finalize,
    make_signing_key,
    prepare,
    verify,
)
from tests.journeys.browser import find_browser, launch_browser
from tests.surveys.credential_page import open_client

N_ROUNDS = 60
MESSAGE = b"benchmark"

# The whole of what a respondent's browser does, but the wait for the signer.
BROWSER_SCRIPT = """
async (hex) => {
  const modulus = Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const times = [];
  for (let i = 0; i < 40; i++) {
    const started = performance.now();
    const key = await credential.readKey(modulus);
    await credential.blind(key, credential.prepare(new Uint8Array(9)));
    times.push(performance.now() - started);
  }
  return times;
}
"""
FINALIZE_SCRIPT = """
async ([modulus, prepared, signed, inverse]) => {
  const read = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
  const key = await credential.readKey(read(modulus));
  const times = [];
  for (let i = 0; i < 40; i++) {
    const started = performance.now();
    await credential.finalize(key, read(prepared), read(signed), read(inverse));
    times.push(performance.now() - started);
  }
  return times;
}
"""


def _time(step: Callable[[], object]) -> float:
    started = time.process_time()
    step()
    return (time.process_time() - started) * 1000


def _load(key: SigningKey) -> rsa.RSAPrivateKey:
    d = pow(65537, -1, (key.p - 1) * (key.q - 1))
    public = rsa.RSAPublicNumbers(65537, key.public.modulus)
    return rsa.RSAPrivateNumbers(key.p, key.q, d, key.d_p, key.d_q, key.q_inverse, public).private_key()


def _summarise(times: list[float]) -> dict[str, float]:
    return {
        "median_ms": round(statistics.median(times), 2),
        "p95_ms": round(sorted(times)[-len(times) // 20], 2),
    }


def _run_server(key: SigningKey) -> dict[str, Any]:
    peer, scheme = _load(key), padding.PSS(padding.MGF1(SHA384()), 0)
    prepared = prepare(MESSAGE)
    blinded = blind(key.public, prepared)
    signature = finalize(key.public, prepared, blind_sign(key, blinded.message), blinded.inverse)
    ours, theirs, checks = [], [], []
    for _ in range(N_ROUNDS):
        ours.append(_time(lambda: blind_sign(key, blinded.message)))
        theirs.append(_time(lambda: peer.sign(secrets.token_bytes(32), scheme, SHA384())))
        checks.append(_time(lambda: verify(key.public, prepared, signature)))
    return {
        "make a key, ms": round(statistics.median(_time(make_signing_key) for _ in range(9)), 1),
        "sign blind": _summarise(ours),
        "sign plain, cryptography": _summarise(theirs),
        "ratio of medians": round(statistics.median(ours) / statistics.median(theirs), 1),
        "check": _summarise(checks),
    }


def _run_browser(key: SigningKey) -> dict[str, Any]:
    with launch_browser() as browser, open_client(browser) as client:
        blinding = client.page.evaluate(BROWSER_SCRIPT, key.public.to_bytes().hex())
        finalizing = client.page.evaluate(FINALIZE_SCRIPT, _make_signed(key))
        version = browser.version
    return {
        "chromium": version,
        "read key, prepare, blind": _summarise(blinding),
        "finalize": _summarise(finalizing),
    }


def _make_signed(key: SigningKey) -> list[str]:
    """What the browser holds once the signer has answered: modulus, message, blind signature, inverse."""
    public, prepared = key.public, prepare(MESSAGE)
    blinded = blind(public, prepared)
    inverse = blinded.inverse.to_bytes(public.n_bytes, "big")
    parts = [public.to_bytes(), prepared, blind_sign(key, blinded.message), inverse]
    return [part.hex() for part in parts]


def run() -> dict[str, Any]:
    key = make_signing_key()
    figures = {"server": _run_server(key)}
    if find_browser():
        figures["browser"] = _run_browser(key)
    return figures
