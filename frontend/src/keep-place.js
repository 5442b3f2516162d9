// A part that asks itself again (a poke came) leaves whoever reads it where he was: the row under his eyes stays there, the
// focus stays on its button or goes to the row that took its place, rows stay ticked, a menu stays open.
const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";
const ROWS = "tr[id], li[id], article[id]";
const own = ({ elt, target, requestConfig }) => elt === target && requestConfig?.verb === "get";
let kept = null;

function focusOf(part) {
  const one = document.activeElement;
  if (!part.contains(one) || one === part) return null;
  const holder = one.closest(ROWS);
  const within = holder && part.contains(holder) ? holder : part;
  return {
    holder: within.id, at: [within, ...within.querySelectorAll(FOCUSABLE)].indexOf(one),
    row: [...part.querySelectorAll(ROWS)].indexOf(holder),
  };
}

document.addEventListener("htmx:beforeSwap", (event) => {
  const part = event.detail.target;
  kept = null;
  if (!own(event.detail) || !part.id) return;
  const rows = [...part.querySelectorAll(ROWS)].map((row) => ({ id: row.id, top: row.getBoundingClientRect().top }));
  kept = {
    id: part.id, focus: focusOf(part), seen: rows.filter((row) => row.top >= 0),
    across: [...part.querySelectorAll(".scroll")].map((box) => box.scrollLeft),
    ticked: [...part.querySelectorAll(".tick-row:checked")].map((box) => box.value),
    open: [...part.querySelectorAll("details")].map((menu) => menu.open),
  };
});

function refocus(part, { holder, at, row }) {
  const within = document.getElementById(holder);
  const same = within && [within, ...within.querySelectorAll(FOCUSABLE)][at];
  const rows = [...part.querySelectorAll(ROWS)];
  (same ?? rows[Math.min(Math.max(row, 0), rows.length - 1)])?.focus({ preventScroll: true });
}

document.addEventListener("htmx:afterSwap", () => {
  const part = kept && document.getElementById(kept.id);
  if (!part) return;
  const { focus, seen, across, ticked, open } = kept;
  kept = null;
  part.querySelectorAll(".scroll").forEach((box, at) => (box.scrollLeft = across[at] ?? 0));
  part.querySelectorAll(".tick-row").forEach((box) => (box.checked ||= ticked.includes(box.value)));
  const menus = part.querySelectorAll("details");
  if (menus.length === open.length) menus.forEach((menu, at) => (menu.open = open[at]));
  if (focus) refocus(part, focus);
  // The first row under the eyes that is still there; above a list's first screen nothing moves anyway.
  const anchor = scrollY > 0 && seen.find(({ id }) => document.getElementById(id));
  if (anchor) scrollBy({ top: document.getElementById(anchor.id).getBoundingClientRect().top - anchor.top, behavior: "instant" });
});
