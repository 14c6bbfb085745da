// Turns the eight links into questions. Answers are only in the boxes on this screen; nothing sends or keeps them.

const rows = [...document.querySelectorAll("#selfcheck > li")];
const outcome = document.getElementById("outcome");
const reading = document.getElementById("reading");

function findAnswer(row) {
  return row.querySelector("input:checked")?.value;
}

function advise() {
  const weights = new Map(); // of modules: what needs it most comes first
  for (const row of rows) {
    const weight = Number(findAnswer(row) ?? 0);
    const { module } = row.dataset;
    if (weight > (weights.get(module)?.weight ?? 0)) weights.set(module, { weight, row });
  }
  const wanted = [...weights.values()].sort((one, other) => other.weight - one.weight);
  reading.replaceChildren(...wanted.map(({ row }) => makeItem(row.querySelector("a"))));
  outcome.hidden = rows.some((row) => findAnswer(row) === undefined);
  document.getElementById("well").hidden = wanted.length > 0;
}

function makeItem(link) {
  const item = document.createElement("li");
  item.append(link.cloneNode(true));
  return item;
}

function forget() {
  for (const box of document.querySelectorAll("#selfcheck input")) box.checked = false;
  advise();
}

for (const row of rows) {
  row.querySelector(".chips").hidden = false;
  row.querySelector(".answer").hidden = true;
}
document.getElementById("selfcheck").addEventListener("change", advise);
window.addEventListener("pagehide", forget); // so that Back shows no answers
