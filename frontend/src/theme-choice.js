// Light, dark or as the system: kept in a cookie, so the server paints it right the next time.
const page = document.documentElement;
const YEAR = 31536000;

function show() {
  for (const button of document.querySelectorAll("[data-theme-choice]")) button.setAttribute("aria-pressed", String(button.dataset.themeChoice === page.dataset.theme));
}

document.addEventListener("click", (event) => {
  const choice = event.target.closest("[data-theme-choice]")?.dataset.themeChoice;
  if (!choice) return;
  document.cookie = `theme=${choice}; path=/; max-age=${YEAR}; samesite=lax`;
  page.dataset.theme = choice;
  page.dataset.bsTheme = choice === "dark" || (choice === "system" && matchMedia("(prefers-color-scheme: dark)").matches) ? "dark" : "light";
  document.dispatchEvent(new CustomEvent("xd:theme"));
  show();
});
show();
