// From a code to an answer that nobody can trace, in four requests without a cookie: the list of keys, the key of my
// group, a stamp for my code, and the answer with that stamp. Each may be repeated: whatever is needed for that is put
// in the draft before it leaves, and the server gives the same stamp again and stores the same answer once.

const LONGEST_WAIT = 30_000;
const PREFIX_BYTES = 32;
let nTries = 0;

// What ends a sending: a refusal of the server, with its reason and its sentence in each language, or one of our own.
class Refusal extends Error {
  constructor(body) {
    super(body.reason);
    this.body = body;
  }
}

// Gives {stored: true}, a refusal, or null when there is no line or something in between that is not us.
export async function send(asked, draft, keep) {
  try {
    const credential = await loadCredential(asked);
    if (!draft.stamp) {
      draft.stamp = await prepareStamp(credential, asked, draft.code);
      keep();
    }
    if (!draft.stamp.signature) {
      draft.stamp.signature = await fetchSignature(credential, asked, draft);
      keep();
    }
    return await handIn(asked, draft);
  } catch (problem) {
    if (problem instanceof Refusal) return problem.body;
    if (problem.reason) return { reason: "bad_key" }; // of credential.js: a key or signature that is not sound
    return null;
  }
}

// A browser may remember that a module did not come, so a second try has another address.
async function loadCredential(asked) {
  const address = nTries === 0 ? asked.module : `${asked.module}?${nTries}`;
  nTries += 1;
  const module = await import(address);
  nTries = 0;
  return module;
}

// The key must be on the list that everybody gets; a server with a key for me alone would know my answer by it.
async function prepareStamp(credential, asked, code) {
  const list = await fetchList(asked);
  const { group, modulus } = await post(asked, "key", { code });
  const key = await credential.readKey(credential.fromText(modulus));
  const listed = list.find((entry) => entry.group === group);
  if (listed?.key !== key.fingerprint || listed.invited < asked.k) throw new Refusal({ reason: "bad_key" });
  const prepared = credential.prepare(writeMessage(asked, group));
  const { blinded, inverse } = await credential.blind(key, prepared);
  const bytes = { prefix: prepared.slice(0, PREFIX_BYTES), blinded, inverse };
  const texts = Object.entries(bytes).map(([name, content]) => [name, credential.toText(content)]);
  return { group, modulus, ...Object.fromEntries(texts) };
}

async function fetchList(asked) {
  const response = await call(asked, "keys", {});
  const bytes = new Uint8Array(await response.arrayBuffer());
  const list = JSON.parse(new TextDecoder().decode(bytes));
  if (list.reason) throw new Refusal(list);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== asked.keys) throw new Refusal({ reason: "bad_key" });
  return list;
}

async function fetchSignature(credential, asked, { code, stamp }) {
  const { signature } = await post(asked, "stamp", { code, blinded: stamp.blinded });
  const [modulus, prefix, blindSignature, inverse] = [stamp.modulus, stamp.prefix, signature, stamp.inverse].map(
    credential.fromText,
  );
  const prepared = Uint8Array.from([...prefix, ...writeMessage(asked, stamp.group)]);
  const key = await credential.readKey(modulus);
  return credential.toText(await credential.finalize(key, prepared, blindSignature, inverse));
}

async function handIn(asked, { choices, version, stamp }) {
  const { group, prefix, signature } = stamp;
  try {
    return await post(asked, "answer", { group, prefix, signature, version, choices });
  } catch (problem) {
    if (problem.body?.reason === "bad_stamp") delete stamp.signature; // a second try fetches it anew
    throw problem;
  }
}

function writeMessage(asked, group) {
  return new TextEncoder().encode(`speelveld answer 1\0${asked.key}\0${group}`);
}

async function post(asked, step, content) {
  const headers = { "Content-Type": "application/json" };
  const response = await call(asked, step, { method: "POST", headers, body: JSON.stringify(content) });
  const body = await response.json();
  if (!response.ok) throw new Refusal(body);
  return body;
}

function call(asked, step, options) {
  return fetch(asked.address + step, {
    credentials: "omit",
    referrerPolicy: "no-referrer",
    cache: "no-store",
    signal: AbortSignal.timeout?.(LONGEST_WAIT),
    ...options,
  });
}
