// A whole row opens: [data-href] by press or Enter; links and buttons inside keep their own meaning.
const own = (target) => target.closest("a, button, input, select, label, summary, form");

function visit(row, apart) {
  if (apart) open(row.dataset.href, "_blank", "noopener");
  else location.assign(row.dataset.href);
}

document.addEventListener("click", (event) => {
  const row = event.target.closest("[data-href]");
  if (!row || own(event.target) || getSelection()?.toString()) return;
  visit(row, event.ctrlKey || event.metaKey);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.("[data-href]")) visit(event.target, event.ctrlKey || event.metaKey);
});
