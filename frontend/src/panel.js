// The evidence panel beside the page: a figure's link fills it, Escape or [data-panel-close] empties it.
const panel = () => document.getElementById("panel");
let opener = null;

export function closePanel() {
  if (!panel()?.childElementCount) return false;
  panel().replaceChildren();
  document.querySelectorAll(".kpi.on[data-opened]").forEach((figure) => figure.classList.remove("on"));
  if (opener?.isConnected) opener.focus();
  return true;
}

document.addEventListener("click", (event) => event.target.closest("[data-panel-close]") && closePanel());
document.addEventListener("keydown", (event) => event.key === "Escape" && !document.querySelector("dialog[open]") && closePanel());
document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.target?.id === "panel" && !panel().contains(event.detail.elt)) opener = event.detail.elt;
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target?.id !== "panel") return;
  const first = panel().querySelector("[data-panel-close], a, button");
  first?.focus({ preventScroll: true });
});
