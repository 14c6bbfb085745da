// Follows background work: moves the bar, and opens the page anew when the work is over.
const bar = document.querySelector("[aria-busy] progress");

async function look() {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const there = page.querySelector("[aria-busy] progress");
  if (there === null) {
    location.reload();
    return;
  }
  bar.value = there.value;
  setTimeout(look, 2000);
}

if (bar !== null) {
  setTimeout(look, 1000);
}
