// The right to answer once, without telling who you are: RSA blind signatures (RFC 9474, SHA-384).
// Nothing but WebCrypto and BigInt. Bytes go in and bytes come out, so that whoever calls can keep them for a
// second try. Order: readKey, prepare, blind; send `blinded`; finalize what comes back; hand in the signature.

const EXPONENT = 65537n;
const HASH_BYTES = 48;
const LEAST_KEY_BYTES = 256;

export const VARIANTS = {
  "RSABSSA-SHA384-PSS-Randomized": { saltBytes: 48, prefixBytes: 32 },
  "RSABSSA-SHA384-PSSZERO-Randomized": { saltBytes: 0, prefixBytes: 32 },
  "RSABSSA-SHA384-PSS-Deterministic": { saltBytes: 48, prefixBytes: 0 },
  "RSABSSA-SHA384-PSSZERO-Deterministic": { saltBytes: 0, prefixBytes: 0 },
};
const OURS = VARIANTS["RSABSSA-SHA384-PSS-Randomized"]; // docs/decisions, on blind signatures

export class CredentialError extends Error {
  constructor(reason, message) {
    super(message);
    this.reason = reason; // a word for programs; the message is for who looks in the console
  }
}

// ------------------------------------------------------------------ the four steps

// Takes the modulus as bytes; the exponent is always 65537.
export async function readKey(modulus) {
  if (!globalThis.crypto?.subtle) throw new CredentialError("not_safe", "This page needs https, or localhost.");
  if (modulus.length < LEAST_KEY_BYTES || modulus[0] < 128 || modulus.at(-1) % 2 === 0) {
    throw new CredentialError("bad_key", "This is no RSA modulus of 2048 bits or more, in whole bytes.");
  }
  const jwk = { kty: "RSA", n: toText(modulus), e: "AQAB" };
  const checker = await crypto.subtle.importKey("jwk", jwk, { name: "RSA-PSS", hash: "SHA-384" }, false, ["verify"]);
  const fingerprint = toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", modulus)));
  return { modulus: toNumber(modulus), size: modulus.length, fingerprint, checker };
}

// RFC 9474, 4.1
export function prepare(message, variant = OURS, random = drawBytes) {
  return join(random(variant.prefixBytes), message);
}

// RFC 9474, 4.2. `random` is another source in tests only.
export async function blind(key, prepared, variant = OURS, random = drawBytes) {
  const encoded = toNumber(await encode(prepared, random(variant.saltBytes), key.size));
  if (!invert(encoded, key.modulus)) throw new CredentialError("bad_key", "The key shares a factor with the message.");
  const [factor, inverse] = drawInvertible(key, random);
  const blinded = (encoded * raise(factor, key.modulus)) % key.modulus;
  return { blinded: toBytes(blinded, key.size), inverse: toBytes(inverse, key.size) };
}

// RFC 9474, 4.4. Gives a signature only after it has been checked.
export async function finalize(key, prepared, blindSignature, inverse, variant = OURS) {
  if (blindSignature.length !== key.size) {
    throw new CredentialError("bad_signature", `The signature must have ${key.size} bytes.`);
  }
  const signature = toBytes((toNumber(blindSignature) * toNumber(inverse)) % key.modulus, key.size);
  if (await verify(key, prepared, signature, variant)) return signature;
  throw new CredentialError("bad_signature", "This is no signature of this key for this message.");
}

// RFC 9474, 4.5
export function verify(key, prepared, signature, variant = OURS) {
  return crypto.subtle.verify({ name: "RSA-PSS", saltLength: variant.saltBytes }, key.checker, signature, prepared);
}

// ------------------------------------------------------------------ EMSA-PSS (RFC 8017, 9.1.1 and B.2.1)

// For a modulus that fills its bytes: the number made is one bit shorter.
async function encode(prepared, salt, size) {
  const digest = await hash(join(new Uint8Array(8), await hash(prepared), salt));
  const zeros = new Uint8Array(size - salt.length - HASH_BYTES - 2);
  const block = join(zeros, [1], salt);
  const mask = await makeMask(digest, block.length);
  const masked = block.map((byte, i) => byte ^ mask[i]);
  masked[0] &= 127;
  return join(masked, digest, [0xbc]);
}

async function makeMask(seed, size) {
  const count = Math.ceil(size / HASH_BYTES);
  const parts = await Promise.all(Array.from({ length: count }, (_, i) => hash(join(seed, [0, 0, 0, i]))));
  return join(...parts).slice(0, size);
}

async function hash(bytes) {
  return new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
}

// ------------------------------------------------------------------ numbers

function drawBytes(size) {
  return crypto.getRandomValues(new Uint8Array(size));
}

// All numbers below the modulus are equally likely: what falls outside is drawn again, never folded back.
function drawInvertible(key, random) {
  for (;;) {
    const drawn = toNumber(random(key.size));
    const inverse = drawn < key.modulus && invert(drawn, key.modulus);
    if (inverse) return [drawn, inverse];
  }
}

// base ** 65537: sixteen squarings and one product
function raise(base, modulus) {
  let power = base;
  for (let rest = EXPONENT; rest > 1n; rest /= 2n) power = (power * power) % modulus;
  return (power * base) % modulus;
}

// Euclid. Gives 0n when the two share a factor, as 0 never is an inverse.
function invert(number, modulus) {
  let [before, now, factorBefore, factor] = [modulus, number, 0n, 1n];
  while (now > 0n) {
    const times = before / now;
    [before, now] = [now, before - times * now];
    [factorBefore, factor] = [factor, factorBefore - times * factor];
  }
  return before === 1n ? (factorBefore + modulus) % modulus : 0n;
}

// ------------------------------------------------------------------ bytes, numbers and text

function join(...parts) {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

function toHex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function toNumber(bytes) {
  return BigInt(`0x${toHex(bytes)}`);
}

function toBytes(number, size) {
  const pairs = number.toString(16).padStart(2 * size, "0").match(/../g);
  return Uint8Array.from(pairs, (pair) => parseInt(pair, 16));
}

// base64url without padding, as JSON carries bytes
export function toText(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export function fromText(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
}
