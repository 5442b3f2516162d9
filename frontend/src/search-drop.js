// The search box in the page bar: down goes into what was found, Escape empties it, an empty box shows nothing.
const box = () => document.querySelector(".xd-find input[data-search]");
const drop = () => document.getElementById("search-drop");

document.addEventListener("keydown", (event) => {
  const find = event.target.closest?.(".xd-find");
  if (!find || event.isComposing) return;
  if (event.key === "Escape") {
    box().value = "";
    drop().replaceChildren();
    document.activeElement.blur();
    event.stopPropagation();
  }
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [box(), ...drop().querySelectorAll("a")];
  const next = stops[stops.indexOf(document.activeElement) + (event.key === "ArrowDown" ? 1 : -1)];
  if (next) next.focus(), event.preventDefault();
});
document.addEventListener("input", (event) => {
  if (event.target === box() && !event.target.value.trim()) drop().replaceChildren();
});
