// The board: a card (.deal[data-move-url]) is dragged between lanes (.lane-c[data-stage]), or moved with [ and ].
// The server decides: if it refuses, the card goes back to its place and the notice says why.
import Sortable from "sortablejs";
import { htmx } from "./calls.js";

let dragging = null, missed = false;

const boardOf = (card) => card.closest(".board");
const laneOf = (card) => card.closest("[data-stage]");
const listOf = (lane) => lane.querySelector(".cards-c") ?? lane;

function put(card, { list, next }) {
  list.insertBefore(card, next?.parentNode === list ? next : null);
}

async function move(card, to, home) {
  const board = boardOf(card);
  const values = { stage: to.dataset.stage, version: card.dataset.version ?? "" };
  let accepted = false;
  card.addEventListener("htmx:afterRequest", (event) => (accepted = event.detail.xhr.status >= 200 && event.detail.xhr.status < 400), { once: true });
  card.setAttribute("aria-busy", "true");
  try {
    await htmx.ajax("POST", card.dataset.moveUrl, { source: card, target: card, swap: "outerHTML", values });
  } finally {
    card.removeAttribute("aria-busy");
    if (!accepted && card.isConnected) put(card, home);
    if (missed) board?.dispatchEvent(new CustomEvent("xd:catch-up"));
    missed = false;
  }
}

function lanes(board) {
  for (const lane of board.querySelectorAll("[data-stage]")) {
    const list = listOf(lane);
    if (Sortable.get(list)) continue;
    let home = null;
    Sortable.create(list, {
      group: "deals", draggable: ".deal[data-move-url]", filter: "button, summary, .menu", preventOnFilter: false, sort: false,
      animation: 160, delay: 180, delayOnTouchOnly: true, forceFallback: true, fallbackTolerance: 5, fallbackOnBody: true,
      ghostClass: "ghost", fallbackClass: "drag", emptyInsertThreshold: 40, scrollSensitivity: 60,
      onStart: ({ item, from }) => {
        dragging = item;
        home = { list: from, next: item.nextElementSibling };
        board.classList.add("dragging");
      },
      onMove: ({ to }) => mark(board, to.closest("[data-stage]")),
      onEnd: ({ item, to, from }) => {
        dragging = null;
        board.classList.remove("dragging");
        mark(board, null);
        if (to !== from) move(item, to.closest("[data-stage]"), home);
      },
    });
  }
}

function mark(board, lane) {
  board.querySelectorAll(".lane-c.target").forEach((other) => other !== lane && other.classList.remove("target"));
  lane?.classList.add("target");
}

// A live refresh in the middle of a drag would take the card out of the hand: it waits until the card is down.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (!dragging || !event.detail.target.contains(dragging)) return;
  event.detail.shouldSwap = false;
  missed = true;
});

document.addEventListener("keydown", (event) => {
  const card = event.target.closest?.(".deal[data-move-url]");
  if (!card || (event.key !== "[" && event.key !== "]")) return;
  const all = [...boardOf(card).querySelectorAll("[data-stage]")];
  const to = all[all.indexOf(laneOf(card)) + (event.key === "]" ? 1 : -1)];
  if (!to) return;
  event.preventDefault();
  const home = { list: card.parentNode, next: card.nextElementSibling };
  listOf(to).prepend(card);
  move(card, to, home).then(() => document.getElementById(card.id)?.focus());
});

const all = () => document.querySelectorAll(".board").forEach(lanes);
document.addEventListener("htmx:load", all);
