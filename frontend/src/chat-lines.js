// A message as an element: where it goes among the others, which day it opens, what of it is mine.
const FOLLOWS = 300000;
const me = document.body.dataset.person;

export function made(html) {
  const mould = document.createElement("template");
  mould.innerHTML = html;
  return mould.content.firstElementChild;
}

// What rooms above mark as the reader's in a message: each is called with what was drawn.
export const owned = [];

// Signs that I gave look pressed; what I said is mine. The drawn part is the same for all.
export function own(within) {
  for (const one of within.querySelectorAll?.("[data-by]") ?? []) {
    const mine = one.dataset.by.split(" ").includes(me);
    one.classList.toggle("me", mine);
    one.setAttribute("aria-pressed", String(mine));
  }
  if (within.dataset?.author) within.classList.toggle("mine", within.dataset.author === me);
  owned.forEach((mark) => mark(within));
}

function opensDay(before, node) {
  if (before?.dataset.day === node.dataset.day) return;
  const said = new Date(`${node.dataset.day}T12:00`).toLocaleDateString(document.documentElement.lang, { month: "long", day: "numeric", weekday: "short" });
  const line = Object.assign(document.createElement("div"), { className: "day" });
  line.dataset.day = node.dataset.day;
  line.append(Object.assign(document.createElement("button"), { type: "button", textContent: said }));
  node.before(line);
}

function follows(before, node) {
  const instant = (one) => Date.parse(one.querySelector("time").dateTime);
  const same = before?.dataset.author === node.dataset.author && before.dataset.day === node.dataset.day;
  node.classList.toggle("follows", Boolean(same && instant(node) - instant(before) < FOLLOWS));
}

export function insert(box, node) {
  const seq = Number(node.dataset.seq), thread = box.dataset.thread;
  // What is answered stands above the rule; the first answer opens anew below it.
  const all = [...box.querySelectorAll(":scope > .msg[data-seq]")].filter((one) => !thread || one.dataset.root);
  const before = all.findLast((one) => Number(one.dataset.seq) < seq);
  if (before) before.after(node);
  else if (thread) box.querySelector(":scope > .rule").after(node);
  else return false;
  if (!thread) opensDay(before, node);
  follows(before, node);
  return true;
}
