// On a device that many people use: everything is forgotten after sending, and after a while without a touch.
// Nothing was stored in the first place (answer.js); this empties what still stands on the screen.

const SECOND = 1000;
const QUIET = 120; // seconds without a touch before the warning
const WARNING = 30; // seconds of warning
const READING = 60; // seconds for the thanks, from the last touch

const bar = document.getElementById("kiosk");
const thanks = document.getElementById("thanks");
const counter = document.getElementById("kiosk-seconds");
let deadline = null; // nobody touched anything yet: nothing to forget
let startAgain = null;

export function watch(forget) {
  startAgain = forget;
  for (const event of ["pointerdown", "keydown"]) addEventListener(event, postpone);
  document.getElementById("kiosk-stay").addEventListener("click", postpone);
  document.getElementById("kiosk-leave").addEventListener("click", leave);
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
  setInterval(look, SECOND);
}

function postpone() {
  deadline = Date.now() + (thanks.hidden ? QUIET + WARNING : READING) * SECOND;
  look();
}

function look() {
  if (deadline === null) return;
  const left = Math.ceil((deadline - Date.now()) / SECOND);
  if (!thanks.hidden && left > READING) return postpone(); // the answer was sent just now
  if (left <= 0) return leave();
  bar.hidden = thanks.hidden && left > WARNING;
  counter.textContent = left;
}

// The page is fetched anew when there is a line, as the survey may have closed; without one it starts again as it is.
async function leave(event) {
  event?.stopPropagation();
  deadline = null;
  bar.hidden = true;
  startAgain();
  try {
    await fetch(location.pathname, { method: "HEAD", credentials: "omit", cache: "no-store" });
    if (deadline === null) location.replace(location.pathname);
  } catch {
    // no line: the empty start page stands there already
  }
}
