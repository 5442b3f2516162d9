// What is typed follows its writer to his other devices: kept two seconds after the last key, the latest wins. The copy on
// this machine (chat-say.js) stays the net below it.
import { filled } from "./chat-say.js";
import { posted } from "./posted.js";

const WAIT = 2000;
const me = document.body.dataset.person;
const boxes = () => [...document.querySelectorAll("[data-speaks] textarea[data-keeps]")];
const placeOf = (box) => box.dataset.keeps.split("-").slice(1).map(Number); // room, root
const stampKey = (box) => `said-at:${me}:${box.dataset.keeps}`;
const waiting = new Map();
let known = [];

function stamp(box, at) {
  try {
    if (at) localStorage.setItem(stampKey(box), String(at));
    return Number(localStorage.getItem(stampKey(box)) ?? 0);
  } catch {
    return 0;
  }
}

function send(box, more = {}) {
  clearTimeout(waiting.get(box));
  waiting.delete(box);
  const [room, root] = placeOf(box), at = stamp(box) || Date.now();
  known = [{ room, root, text: box.value, typed_at: at }, ...known.filter((one) => one.room !== room || one.root !== root)];
  posted(`/chat/${room}/draft`, { text: box.value, root, typed_at: new Date(at).toISOString() }, more).catch(() => {}); // the local copy stands
}

function later(box) {
  stamp(box, Date.now());
  clearTimeout(waiting.get(box));
  waiting.set(box, setTimeout(() => send(box), WAIT));
}

// A line in the list of rooms bears a pencil where something waits to be finished elsewhere.
function mark() {
  const here = document.getElementById("room")?.dataset.room;
  for (const line of document.querySelectorAll(".rooms [data-room]")) {
    line.classList.toggle("drafted", line.dataset.room !== here && known.some((one) => String(one.room) === line.dataset.room && one.text));
  }
}

function bring(box) {
  const [room, root] = placeOf(box), found = known.find((one) => one.room === room && one.root === root);
  if (!found || found.typed_at <= stamp(box) || box.value === found.text || waiting.has(box)) return;
  filled(box.form, found.text);
  stamp(box, found.typed_at);
}

async function ask() {
  const answer = await fetch("/chat/drafts", { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  known = (await answer.json()).drafts;
  boxes().forEach(bring);
  mark();
}

document.addEventListener("input", (event) => event.target.matches?.("[data-speaks] textarea[data-keeps]") && later(event.target));
document.addEventListener("xd:emptied", (event) => {
  const box = event.target.querySelector("textarea[data-keeps]");
  if (!box || !stamp(box)) return; // nothing of it was ever kept
  stamp(box, Date.now());
  send(box);
});
document.addEventListener("htmx:afterSettle", () => (boxes().forEach(bring), mark()));
document.addEventListener("visibilitychange", () => (document.hidden ? [...waiting.keys()].forEach((box) => send(box, { keepalive: true })) : ask()));
if (document.querySelector(".chat")) ask();
