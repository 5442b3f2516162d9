// Charts come after the first paint, in a file of their own, and only where a page has one.
const address = document.body.dataset.charts;
let asked = null;

function wanted() {
  if (!address || !document.querySelector("[data-chart]")) return;
  asked ??= import(new URL(address, location.href).href);
  asked.then((charts) => charts.drawAll());
}

const soon = window.requestIdleCallback ?? ((work) => setTimeout(work, 60));
addEventListener("load", () => soon(wanted));
document.addEventListener("htmx:afterSettle", () => document.readyState === "complete" && wanted());
document.addEventListener("xd:theme", () => asked?.then((charts) => charts.redrawAll()));
