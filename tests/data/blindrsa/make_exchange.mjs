// Lets our browser client and an independent implementation of RFC 9474 work for each other, and writes down all
// that went over the line. Run as in README.md; prints the exchange as JSON.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const here = createRequire(`${process.cwd()}/`);
const { RSABSSA } = await import(pathToFileURL(here.resolve("@cloudflare/blindrsa-ts")));
const { version } = JSON.parse(await readFile("node_modules/@cloudflare/blindrsa-ts/package.json", "utf8"));
const module = new URL("../../../speelveld/surveys/static/surveys/credential.js", import.meta.url);
const source = Buffer.from(await readFile(module)).toString("base64");
const ours = await import(`data:text/javascript;base64,${source}`);

const SUITES = {
  "RSABSSA-SHA384-PSS-Randomized": RSABSSA.SHA384.PSS.Randomized(),
  "RSABSSA-SHA384-PSSZERO-Randomized": RSABSSA.SHA384.PSSZero.Randomized(),
  "RSABSSA-SHA384-PSS-Deterministic": RSABSSA.SHA384.PSS.Deterministic(),
  "RSABSSA-SHA384-PSSZERO-Deterministic": RSABSSA.SHA384.PSSZero.Deterministic(),
};
const hex = (bytes) => Buffer.from(bytes).toString("hex");
const readBase64 = (text) => new Uint8Array(Buffer.from(text, "base64url"));
const drawBytes = (size) => crypto.getRandomValues(new Uint8Array(size));

async function makeExchange(name, suite) {
  const keys = await suite.generateKey({ modulusLength: 3072, publicExponent: new Uint8Array([1, 0, 1]) });
  const { n, p, q } = await crypto.subtle.exportKey("jwk", keys.privateKey);
  const key = { n: hex(readBase64(n)), p: hex(readBase64(p)), q: hex(readBase64(q)) };
  return { variant: name, key, theirs: await askThem(suite, keys), ours: await askUs(suite, keys, readBase64(n), name) };
}

// Their client and their signer, three messages.
async function askThem(suite, keys) {
  const made = [];
  for (const message of [drawBytes(32), new TextEncoder().encode("één woord"), new Uint8Array(0)]) {
    const prepared = suite.prepare(message);
    const { blindedMsg, inv } = await suite.blind(keys.publicKey, prepared);
    const signed = await suite.blindSign(keys.privateKey, blindedMsg);
    const signature = await suite.finalize(keys.publicKey, prepared, signed, inv);
    made.push({
      message: hex(message), prepared: hex(prepared), blinded: hex(blindedMsg), inverse: hex(inv),
      blind_signature: hex(signed), signature: hex(signature),
    });
  }
  return made;
}

// Our client and their signer; every random byte our client draws is kept, so that it can be done again.
async function askUs(suite, keys, modulus, name) {
  const drawn = [];
  const random = (size) => {
    const bytes = drawBytes(size);
    drawn.push(hex(bytes));
    return bytes;
  };
  const variant = ours.VARIANTS[name];
  const message = drawBytes(32);
  const key = await ours.readKey(modulus);
  const prepared = ours.prepare(message, variant, random);
  const { blinded, inverse } = await ours.blind(key, prepared, variant, random);
  const signed = await suite.blindSign(keys.privateKey, blinded);
  const signature = await ours.finalize(key, prepared, signed, inverse, variant);
  if (!(await suite.verify(keys.publicKey, signature, prepared))) throw new Error("they refuse our signature");
  return {
    message: hex(message), random: drawn, prepared: hex(prepared), blinded: hex(blinded), inverse: hex(inverse),
    blind_signature: hex(signed), signature: hex(signature),
  };
}

const exchanges = [];
for (const [name, suite] of Object.entries(SUITES)) exchanges.push(await makeExchange(name, suite));
const made = { library: "@cloudflare/blindrsa-ts", version, node: process.version, exchanges };
process.stdout.write(`${JSON.stringify(made, null, 1)}\n`);
