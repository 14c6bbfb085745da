// The respondent's page. Answers live in this browser until they are sent, with a stamp and without the code (sending.js).
// No cookie, nothing measured. Written to be read by whoever wants to check that.

import { send } from "./sending.js";

const data = JSON.parse(document.getElementById("questionnaire").textContent);
const texts = data.texts;
const drawer = `speelveld ${data.key}`; // the one name under which anything is kept, in localStorage
const nScreens = data.screens.length;
const nItems = data.n_items;
const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

const get = (id) => document.getElementById(id);
const main = get("inhoud");
const isStorable = !data.preview && !data.kiosk && canStore();
let draft = readDraft();
let isSent = false;

// ------------------------------------------------------------------ what is kept in this browser

function canStore() {
  try {
    localStorage.setItem("speelveld", "1");
    localStorage.removeItem("speelveld");
    return true;
  } catch {
    return false; // private window or storage off: the page then keeps everything in memory
  }
}

function makeDraft(code = "") {
  return { code, version: data.version, choices: Array(nItems).fill(null), stamp: null };
}

function readDraft() {
  const kept = isStorable ? unpack(localStorage.getItem(drawer)) : null;
  const fits = kept?.version === data.version && kept.choices?.length === nItems;
  const found = fits ? kept : makeDraft();
  const code = takeCodeFromAddress();
  return code && code !== found.code ? makeDraft(code) : found; // another code: somebody else's turn
}

function unpack(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function keepDraft() {
  try {
    if (isStorable) localStorage.setItem(drawer, JSON.stringify(draft));
  } catch {
    get("not-kept").hidden = false; // the disk is full: this page still has everything
  }
}

function wipeDraft() {
  if (isStorable) localStorage.removeItem(drawer);
  draft = makeDraft();
}

function hasAnswers() {
  return draft.choices.some((choice) => choice !== null);
}

// ------------------------------------------------------------------ codes

function takeCodeFromAddress() {
  const code = tidyCode(location.hash.slice(1));
  if (location.hash) history.replaceState(null, "", location.pathname); // out of sight, and out of the history
  return code;
}

function tidyCode(typed) {
  const plain = typed.toUpperCase().replace(/%20|[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
  if (!/^[0-9A-HJKMNP-TV-Z]{16}$/.test(plain)) return "";
  const sum = [...plain.slice(0, 15)].reduce((total, letter, i) => total + (i + 1) * ALPHABET.indexOf(letter), 0);
  return ALPHABET[sum % 31] === plain[15] ? plain : "";
}

function takeTypedCode(field, error) {
  const code = tidyCode(field.value);
  error.hidden = Boolean(code);
  field.setAttribute("aria-invalid", String(!code));
  if (!code) {
    field.setAttribute("aria-describedby", error.id);
    field.focus();
    return false;
  }
  if (code !== draft.code) draft.stamp = null;
  draft.code = code;
  keepDraft();
  return true;
}

// ------------------------------------------------------------------ screens

function show(view, { isBack = false, isFirst = false } = {}) {
  for (const section of main.querySelectorAll("[data-view]")) section.hidden = true;
  const section = get(typeof view === "number" ? "questions" : view);
  if (typeof view === "number") drawQuestions(view);
  if (view === "send") drawSend();
  section.hidden = false;
  get("about").hidden = view === "thanks";
  get("language").hidden = view === "thanks" || (!isStorable && !data.preview && hasAnswers());
  if (!isBack) history[data.kiosk ? "replaceState" : "pushState"]({ view }, ""); // on a kiosk nobody goes back
  const heading = section.querySelector("h1");
  document.title = `${heading.textContent} · ${texts.title}`;
  if (isFirst) return;
  scrollTo(0, 0);
  heading.focus({ preventScroll: true });
}

function drawQuestions(number) {
  const screen = data.screens[number];
  get("questions").dataset.number = number;
  get("screen-title").textContent = screen.title;
  get("track").replaceChildren(...data.screens.map((_, i) => make("span", { className: i <= number ? "on" : "" })));
  get("progress").textContent = describeProgress(number);
  get("items").replaceChildren(...screen.items.map(drawItem));
}

function describeProgress(number) {
  const left = data.screens.slice(number).reduce((n, screen) => n + screen.items.length, 0);
  const minutes = Math.max(1, Math.round((data.minutes * left) / nItems));
  const sentence = minutes === 1 ? texts.progressLast : texts.progress;
  return sentence.replace("{part}", number + 1).replace("{parts}", nScreens).replace("{minutes}", minutes);
}

function drawItem({ at, text, scale }) {
  const { labels } = data.scales[scale];
  const field = make("fieldset", { className: "question" });
  const choices = make("div", { className: labels.length > 5 ? "five many" : `five n${labels.length}` });
  choices.append(...labels.map((label, i) => drawOption(at, i, label)));
  field.append(make("legend", { textContent: text }), choices);
  return field;
}

function drawOption(at, i, label) {
  const input = make("input", { type: "radio", name: `q${at}`, value: i, checked: draft.choices[at] === i });
  input.addEventListener("change", () => {
    draft.choices[at] = i;
    keepDraft();
  });
  const row = make("label");
  row.append(input, make("span", { textContent: label }));
  return row;
}

function make(name, properties = {}) {
  return Object.assign(document.createElement(name), properties);
}

function drawSend() {
  const open = draft.choices.filter((choice) => choice === null).length;
  get("skipped").textContent =
    open === 0 ? texts.allAnswered : open === 1 ? texts.oneSkipped : texts.someSkipped.replace("{n}", open);
  get("fix-code").hidden = true;
  get("refusal").hidden = true;
}

// ------------------------------------------------------------------ sending

async function sendDraft() {
  if (data.preview) return explain(texts.preview);
  if (!hasAnswers()) return explain(texts.empty); // nobody uses up a code for nothing
  get("refusal").hidden = true;
  setBusy(true);
  adoptStamp();
  const body = await send(data, draft, keepDraft);
  setBusy(false);
  if (body?.stored) return finish();
  keepDraft();
  const isAboutCode = ["unknown_code", "many_wrong_codes"].includes(body?.reason);
  explain(body?.message?.[data.language] ?? (body?.reason === "bad_key" ? texts.badKey : texts.notSent), isAboutCode);
}

// Another window of this browser may have begun to send: there is one stamp for a code.
function adoptStamp() {
  const kept = isStorable ? unpack(localStorage.getItem(drawer)) : null;
  if (kept?.code === draft.code && kept.stamp) draft.stamp = kept.stamp;
}

function setBusy(isBusy) {
  const button = get("send-button");
  button.disabled = isBusy;
  button.setAttribute("aria-busy", String(isBusy));
  get("sending").textContent = isBusy ? texts.sending : "";
}

function explain(message, isAboutCode = false) {
  get("refusal-text").textContent = message;
  get("refusal").hidden = false;
  get("fix-code").hidden = !isAboutCode;
  get("refusal").focus();
}

function finish() {
  drawReading(draft.choices);
  wipeDraft();
  isSent = true;
  history.replaceState({ view: "thanks" }, "");
  show("thanks", { isBack: true });
}

// ------------------------------------------------------------------ one's own reading, made here and nowhere else

function drawReading(choices) {
  const lists = { well: [], mixed: [], attention: [] };
  for (const factor of data.factors) {
    const level = findLevel(factor, choices);
    if (level) lists[level].push(factor.name);
  }
  for (const [level, names] of Object.entries(lists)) {
    get(`reading-${level}`).hidden = names.length === 0;
    get(`reading-${level}`).querySelector("ul").replaceChildren(
      ...names.map((name) => make("li", { textContent: name })),
    );
  }
  get("reading").hidden = Object.values(lists).every((names) => names.length === 0);
}

function findLevel(factor, choices) {
  const scores = factor.items
    .filter(([at]) => choices[at] !== null)
    .map(([at, key, isReversed]) => {
      const { values, lo, hi } = data.scales[key];
      return isReversed ? lo + hi - values[choices[at]] : values[choices[at]];
    });
  if (scores.length < factor.least) return null;
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  if (mean >= factor.high) return factor.is_high_good ? "well" : "attention";
  if (mean <= factor.low) return factor.is_high_good ? "attention" : "well";
  return "mixed";
}

// ------------------------------------------------------------------ what can be pressed

function start() {
  if (!draft.code && !data.preview && !takeTypedCode(get("code"), get("code-error"))) return;
  const next = data.screens.findIndex((screen) => screen.items.some(({ at }) => draft.choices[at] === null));
  show(hasAnswers() && next > 0 ? next : 0);
}

function leave(by) {
  const number = Number(get("questions").dataset.number) + by;
  show(number < 0 ? "start" : number >= nScreens ? "send" : number);
}

function wipe() {
  const { code } = draft;
  wipeDraft();
  draft.code = code; // as long as this page is open; on the device nothing is left
  get("resume").hidden = true;
  show("start");
  get("wiped").textContent = texts.wiped;
}

// For the next one on a kiosk: as if this page was just opened.
function startAgain() {
  wipeDraft();
  isSent = false;
  drawReading(draft.choices);
  get("items").replaceChildren();
  for (const id of ["code", "other-code"]) get(id).value = "";
  get("code-row").hidden = false;
  show("start");
}

function listen(id, event, action) {
  get(id).addEventListener(event, (happening) => {
    happening.preventDefault();
    action();
  });
}

listen("start-form", "submit", start);
listen("questions-form", "submit", () => leave(1));
listen("back", "click", () => leave(-1));
listen("send-form", "submit", () => {
  if (get("fix-code").hidden || takeTypedCode(get("other-code"), get("other-code-error"))) sendDraft();
});
listen("back-from-send", "click", () => show(nScreens - 1));
listen("wipe", "click", wipe);
if (!isStorable && draft.code) get("language-link").hash = draft.code; // as this browser will have forgotten it
addEventListener("popstate", ({ state }) => show(isSent ? "thanks" : (state?.view ?? "start"), { isBack: true }));
addEventListener("hashchange", () => location.reload());

get("needs-script").hidden = true;
get("start-form").hidden = false;
get("code-row").hidden = Boolean(draft.code) || data.preview;
get("resume").hidden = !hasAnswers();
get("not-kept").hidden = isStorable || data.preview || Boolean(data.kiosk);
if (draft.code) keepDraft();
history.replaceState({ view: "start" }, "");
show("start", { isBack: true, isFirst: true });
if (data.kiosk) import(data.kiosk).then(({ watch }) => watch(startAgain));
