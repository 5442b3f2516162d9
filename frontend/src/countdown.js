// Counts down to the instant at which a release opens, by the server's clock; opens its buttons, then lets the part ask
// again when the window is over. What the clock of this machine says doesn't matter: only how it runs.
import { htmx } from "./calls.js";

const EACH = 100;
const clocks = new WeakMap();

function two(number) {
  return String(number).padStart(2, "0");
}

function said(ms) {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

function tick(box, offset) {
  if (!box.isConnected) return;
  const now = performance.now() + offset;
  const opens = Number(box.dataset.opens);
  const closes = opens + Number(box.dataset.window) * 1000;
  const part = box.closest("#release");
  const left = box.querySelector("[data-left]");
  const state = now < opens ? "coming" : now < closes ? "open" : "over";
  if (left && state !== "over") left.textContent = said((state === "coming" ? opens : closes) - now);
  if (state !== box.dataset.state) {
    const before = box.dataset.state;
    box.dataset.state = state;
    part.querySelectorAll("[data-opens-with]").forEach((button) => (button.disabled = state !== "open"));
    part.classList.toggle("is-open", state === "open");
    // Nothing is swapped as it opens: a finger is on its way to the button. The draw itself comes by the wire.
    if (before && state === "over") setTimeout(() => htmx.trigger(part, "xd:turn"), 600);
  }
  if (state !== "over") setTimeout(() => tick(box, offset), EACH);
  else setTimeout(() => box.isConnected && htmx.trigger(part, "xd:turn"), 3000);
}

function start() {
  document.querySelectorAll("[data-countdown]").forEach((box) => {
    if (clocks.has(box)) return;
    const offset = Number(box.dataset.now) - performance.now();
    clocks.set(box, offset);
    tick(box, offset);
  });
}

document.addEventListener("htmx:afterSettle", start);
start();
