// The picker of columns: lines of [data-picks] go up and down by their buttons, by Alt with an arrow, or are dragged.
import Sortable from "sortablejs";

const lines = (list) => [...list.querySelectorAll("[data-pick-line]")];

function step(line, way) {
  const all = lines(line.parentElement), to = all[all.indexOf(line) + way];
  if (!to) return;
  const held = document.activeElement;
  if (way < 0) to.before(line); else to.after(line);
  held?.focus();
  line.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-picks] [data-step]");
  if (button) step(button.closest("[data-pick-line]"), Number(button.dataset.step));
});
document.addEventListener("keydown", (event) => {
  const line = event.target.closest?.("[data-pick-line]"), way = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!line || !way) return;
  const all = lines(line.parentElement);
  event.preventDefault();
  if (event.altKey) step(line, way);
  else all[all.indexOf(line) + way]?.querySelector("input").focus();
});

function begin(root) {
  for (const list of root.querySelectorAll("[data-picks]")) {
    if (!Sortable.get(list)) Sortable.create(list, { draggable: "[data-pick-line]", handle: ".grip", animation: 120, forceFallback: true, ghostClass: "ghost" });
  }
}
begin(document);
document.addEventListener("htmx:afterSwap", (event) => begin(event.detail.elt ?? document));
document.addEventListener("htmx:load", (event) => begin(event.detail.elt ?? document));
