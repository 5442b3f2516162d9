// Runs before the first paint, so that a page chosen dark, or dark by the system, never flashes.
const page = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");

function paint() {
  const choice = page.dataset.theme;
  page.dataset.bsTheme = choice === "dark" || (choice !== "light" && system.matches) ? "dark" : "light";
}

paint();
system.addEventListener?.("change", () => {
  paint();
  document.dispatchEvent(new CustomEvent("xd:theme"));
});
