// input[data-narrows=id]: of many boxes to tick, those stay whose words or pinyin initials hold what is typed; ticked ones always do.
import { word } from "./words.js";

function narrow(box) {
  const typed = box.value.trim().toLowerCase(), group = document.getElementById(box.dataset.narrows);
  const rows = [...group.querySelectorAll(".tick")];
  for (const row of rows) {
    const held = `${row.textContent} ${row.dataset.also ?? ""}`.toLowerCase().includes(typed);
    row.hidden = !held && !row.querySelector("input").checked;
  }
  group.querySelector(".none")?.remove();
  if (rows.every((row) => row.hidden)) group.append(Object.assign(document.createElement("span"), { className: "none soft", textContent: word("none") }));
}

document.addEventListener("input", (event) => event.target.matches?.("[data-narrows]") && narrow(event.target));
// Enter in it takes the only one that is left, and never sends the form.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.isComposing || !event.target.matches?.("[data-narrows]")) return;
  event.preventDefault();
  const left = [...document.getElementById(event.target.dataset.narrows).querySelectorAll(".tick:not([hidden]) input:not(:checked)")];
  if (left.length === 1) (left[0].click(), (event.target.value = ""), narrow(event.target));
});
document.addEventListener("htmx:load", (event) => event.detail.elt.querySelectorAll?.("[data-narrows]").forEach((box) => (box.hidden = false)));
