// On the page of a closed questionnaire: offers to wipe answers that were never sent.

const left = document.getElementById("left");
const drawer = `speelveld ${left.dataset.key}`; // as in answer.js

function isLeft() {
  try {
    return localStorage.getItem(drawer) !== null;
  } catch {
    return false;
  }
}

left.hidden = !isLeft();
document.getElementById("wipe").addEventListener("click", () => {
  localStorage.removeItem(drawer);
  left.hidden = true;
  const wiped = document.getElementById("wiped");
  wiped.textContent = wiped.dataset.text;
});
