// input[data-tick-all] ticks every row of its table, or none; it shows when some are. What is ticked is counted in [data-ticked].
const rows = (of) => [...of.querySelectorAll(".tick-row")];

function count() {
  const ticked = document.querySelectorAll(".tick-row:checked").length;
  for (const one of document.querySelectorAll("[data-ticked]")) one.textContent = ticked;
  for (const all of document.querySelectorAll("[data-tick-all]")) {
    const own = rows(all.closest("table"));
    all.checked = ticked > 0 && ticked === own.length;
    all.indeterminate = ticked > 0 && ticked < own.length;
    all.hidden = own.length === 0;
  }
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-tick-all]")) for (const row of rows(event.target.closest("table"))) row.checked = event.target.checked;
  if (event.target.matches("[data-tick-all], .tick-row")) count();
});
document.addEventListener("reset", () => setTimeout(count));
document.addEventListener("htmx:load", count);
count();
