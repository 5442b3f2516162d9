// A room (#room): what is said is handed to the page drawn, in the order of its numbers; a hole in them asks the plain address.
import { htmx } from "./calls.js";
import { insert, made, own } from "./chat-lines.js";
import { posted } from "./posted.js";
import { underFinger } from "./under-finger.js";

const NEAR = 120, READ_AFTER = 400;
const me = document.body.dataset.person;
const room = () => document.getElementById("room");
const list = () => document.getElementById("msgs");
const atEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
const onScreen = (box) => box.getBoundingClientRect().top < innerHeight && box.getBoundingClientRect().bottom > 0;
const toEnd = (box) => box.scrollTo({ top: box.scrollHeight });
let unseen = 0, reading = null, asking = null, more = false, opened = null, stays = true;

function put(html) {
  const node = made(html);
  if (underFinger(node.id, () => put(html))) return false;
  const there = document.querySelectorAll(`[id="${node.id}"]`);
  const stood = list() && atEnd(list());
  own(node);
  for (const old of there) {
    const fresh = there.length > 1 ? node.cloneNode(true) : node;
    fresh.classList.toggle("follows", old.classList.contains("follows"));
    old.replaceWith(fresh);
    htmx.process(fresh);
  }
  if (there.length) return stood && toEnd(list()), false; // what grew at the end stays in sight
  const thread = document.querySelector(`[data-thread="${node.dataset.root || 0}"]`);
  const box = node.dataset.root ? thread : list();
  if (!box || (box === list() && room().hasAttribute("data-later"))) return false;
  if (box === list()) box.querySelector(":scope > .first")?.remove();
  const held = atEnd(box);
  if (!insert(box, node)) box.append(node);
  htmx.process(node);
  if (held || node.dataset.author === me) toEnd(box);
  return box === list() && !held && node.dataset.author !== me;
}

export function take(part) {
  const here = room();
  if (!here || part.topic !== `room:${here.dataset.room}`) return;
  if (part.to <= Number(here.dataset.tick)) return; // drawn before what stands here
  if (part.from > Number(here.dataset.tick) || !part.whole) return catchUp();
  unseen += part.html.map(put).filter(Boolean).length;
  here.dataset.tick = Math.max(Number(here.dataset.tick), part.to);
  show();
  readSoon();
}

export async function catchUp() {
  const here = room();
  if (!here) return;
  if (asking) return void (more = true); // what is answered now may be of before
  asking = fetch(`${here.dataset.since}?tick=${here.dataset.tick}`, { headers: { Accept: "application/json" } });
  try {
    const answer = await asking;
    if (answer.status === 404) return location.reload(); // no longer ours to read
    const part = await answer.json();
    if (!part.whole) return location.reload();
    take({ ...part, from: 0 });
  } catch {
    // Without a network the wire says so, and asks again once it is back.
  } finally {
    asking = null;
  }
  if (more) (more = false), catchUp();
}

function show() {
  const button = document.getElementById("unseen");
  if (!button) return;
  if (atEnd(list())) unseen = 0;
  button.hidden = !unseen;
  button.querySelector("span").textContent = unseen;
}

function readSoon() {
  clearTimeout(reading);
  reading = setTimeout(read, READ_AFTER);
}

function read() {
  const here = room(), box = list();
  if (!here || document.hidden || !atEnd(box) || here.hasAttribute("data-later") || !onScreen(box)) return;
  const last = Math.max(0, ...[...document.querySelectorAll("#room .msg[data-seq], #thread .msg[data-seq]")].map((one) => Number(one.dataset.seq)));
  if (last <= Number(here.dataset.readTo)) return;
  here.dataset.readTo = last;
  posted(here.dataset.read, { seq: last }).catch(() => (here.dataset.readTo = 0));
  const line = document.querySelector(`.rooms [data-room="${here.dataset.room}"]`);
  line?.classList.remove("unread");
  line?.querySelector(".n")?.setAttribute("hidden", "");
}

// The first unread one has its author's face, and a line above it says how many there are.
function opens(fresh, box) {
  unseen = parseInt(document.querySelector(`.rooms [data-room="${room().dataset.room}"] .n:not([hidden])`)?.textContent) || 1;
  fresh.classList.remove("follows");
  fresh.before(Object.assign(document.createElement("div"), { className: "news", textContent: (box.dataset.news ?? "").replace("%s", unseen) }));
}

function open() {
  const here = room(), box = list();
  if (!here || here === opened) return;
  opened = here;
  document.body.addEventListener(`xd:room:${here.dataset.room}`, () => here.isConnected && catchUp());
  own(here);
  here.querySelectorAll(".msg").forEach(own);
  const fresh = [...box.querySelectorAll(":scope > .msg")].find((one) => Number(one.dataset.seq) > Number(here.dataset.readTo) && one.dataset.author !== me);
  if (fresh && Number(here.dataset.readTo)) opens(fresh, box);
  if (location.hash && box.querySelector(location.hash)) box.querySelector(location.hash).scrollIntoView({ block: "center" });
  else if (fresh && Number(here.dataset.readTo)) fresh.scrollIntoView({ block: "center" });
  else toEnd(box);
  box.addEventListener("scroll", () => ((stays = atEnd(box)), show()), { passive: true });
  new ResizeObserver(() => stays && toEnd(box)).observe(box); // a keyboard, who types
  show();
  readSoon();
  const thread = new URLSearchParams(location.search).get("thread");
  if (/^\d+$/.test(thread ?? "")) htmx.ajax("GET", `/chat/messages/${thread}/thread`, { target: "#thread", swap: "innerHTML" });
}

document.body.addEventListener("xd:part", (event) => take(event.detail));
// What was lent came too late: the room shown asks, and so does the list for what was said elsewhere.
document.body.addEventListener("xd:again", (event) => {
  if (event.detail.includes(`room:${room()?.dataset.room}`)) catchUp();
  else document.body.dispatchEvent(new CustomEvent("xd:rooms"));
});
document.addEventListener("visibilitychange", () => !document.hidden && readSoon());
document.addEventListener("scroll", readSoon, { passive: true, capture: true });
document.addEventListener("click", (event) => {
  if (event.target.closest("#unseen")) toEnd(list());
  if (event.target.closest("[data-thread-close]")) document.getElementById("thread").replaceChildren();
});
document.addEventListener("htmx:afterSettle", (event) => {
  if (!room()) return;
  if (stays && (list()?.contains(event.target) || list()?.contains(event.detail.target))) toEnd(list()); // what a message asked for itself has grown it
  open(); // the talk on a record's page comes after the page
  document.querySelectorAll("#room .msg, #thread .msg").forEach(own);
  if (event.detail.target?.id === "thread") (toEnd(event.detail.target.querySelector(".msgs")), event.detail.target.querySelector("textarea")?.focus());
});
open();
