// Ticks and notes for oneself. They live in the memory of this tab, and nothing here ever sends them.

const desk = document.getElementById("desk");
const drawer = `speelveld ${desk.dataset.desk}`;
const ticks = [...desk.querySelectorAll("input[type=checkbox]")];
const notes = [...desk.querySelectorAll("textarea")];
const wiped = document.getElementById("wiped");
const print = document.getElementById("print");

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(drawer)) ?? {};
  } catch {
    return {}; // storage is off: the page still works, and forgets
  }
}

function keep() {
  const ticked = ticks.filter((tick) => tick.checked).map((tick) => tick.id);
  const written = Object.fromEntries(notes.filter((note) => note.value).map((note) => [note.id, note.value]));
  try {
    sessionStorage.setItem(drawer, JSON.stringify({ ticked, written }));
  } catch {
    // storage is off or full
  }
}

function show({ ticked = [], written = {} }) {
  for (const tick of ticks) tick.checked = ticked.includes(tick.id);
  for (const note of notes) note.value = written[note.id] ?? "";
  advise();
}

function advise() {
  const n = ticks.filter((tick) => tick.checked).length;
  for (const line of desk.querySelectorAll("[data-from]")) {
    line.hidden = n < Number(line.dataset.from) || n > Number(line.dataset.to);
  }
}

desk.addEventListener("input", () => {
  keep();
  advise();
  wiped.textContent = "";
});
document.getElementById("wipe").addEventListener("click", () => {
  sessionStorage.removeItem(drawer);
  show({});
  wiped.textContent = wiped.dataset.text;
});
show(read());
print?.addEventListener("click", () => window.print());
