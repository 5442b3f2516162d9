// The keyboard: / search, ? help, j and k through [data-keys] lists, Enter opens, [ and ] move a card on the board.
const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");

function step(way) {
  // A page of one record leads to the next one in its list, unless the focus walks in a list of its own.
  const link = document.querySelector(`a[data-step="${way}"]`);
  if (link && !document.activeElement?.closest("[data-keys]")) return link.click(), true;
  const list = document.activeElement?.closest("[data-keys]") ?? document.querySelector("[data-keys]");
  if (!list) return false;
  const rows = [...list.querySelectorAll(list.dataset.keys || "tr[tabindex], li[tabindex], a")].filter((row) => row.offsetParent);
  const at = rows.findIndex((row) => row === document.activeElement || row.contains(document.activeElement));
  const next = rows[at < 0 ? 0 : Math.min(Math.max(at + way, 0), rows.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
  return Boolean(next);
}

const DOES = {
  "/": () => {
    // The page's own search before the one in the bar, which stands first.
    const box = [...document.querySelectorAll("input[data-search]")].filter((one) => one.offsetParent).at(-1);
    if (box) return box.focus(), true;
    const door = document.querySelector("a[data-search]");
    return door ? (door.click(), true) : false;
  },
  "?": () => {
    const help = document.getElementById("help");
    return help && !help.open ? (help.showModal(), true) : false;
  },
  j: () => step(1),
  k: () => step(-1),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (DOES[event.key]?.()) event.preventDefault();
});
