// A part that asks itself again (a poke came) waits while somebody types in it: what is half written is not swapped away.
// Ticked rows are no typing: they are ticked again (keep-place.js).
const changed = (box) => (box.type === "checkbox" || box.type === "radio" ? box.checked !== box.defaultChecked : box.value !== box.defaultValue);

document.addEventListener("htmx:beforeSwap", (event) => {
  const { elt, target, requestConfig } = event.detail;
  if (elt !== target || requestConfig?.verb !== "get") return;
  const boxes = target.querySelectorAll("input:not([type=hidden], [type=search], .tick-row), textarea");
  if ([...boxes].some((box) => box.form && changed(box))) event.detail.shouldSwap = false;
});
