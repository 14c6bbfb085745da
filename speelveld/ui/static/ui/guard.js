// Shows while one types what may not be kept. Saving checks again, so without this script nothing slips through.

const PAUSE = 700; // milliseconds without a key

for (const place of document.querySelectorAll("[data-check]")) {
  const field = document.getElementById(place.id.replace(/_guard$/, ""));
  let waiting, asked = 0;
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });

  async function ask() {
    const turn = ++asked;
    const body = new FormData();
    body.set("text", field.value);
    body.set("kind", place.dataset.kind);
    body.set("csrfmiddlewaretoken", field.form.elements.csrfmiddlewaretoken.value);
    try {
      const answer = await fetch(place.dataset.check, { method: "POST", body });
      if (answer.ok && turn === asked) place.innerHTML = await answer.text(); // our own template, escaped there
    } catch {
      // no connection: the check on saving remains
    }
  }
}
