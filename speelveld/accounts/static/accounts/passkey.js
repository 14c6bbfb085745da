// A passkey that does not work is told on the page, in the words that are already there.
document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey_trouble").hidden = false;
});
