// The live wire: one socket a page. It says which topics the page shows ([data-live]); a poke becomes the event
// `xd:<topic>` on the body, for which parts wait by hx-trigger, and the part asks its ordinary address again.
const FIRST_WAIT = 500, LONGEST_WAIT = 20000, PATIENCE = 2500, REST = 500;
const address = document.body.dataset.wire;
let socket = null, tries = 0, watched = [], timer = null;

const topics = () => [...new Set([...document.querySelectorAll("[data-live]")].flatMap((part) => part.dataset.live.split(/\s+/).filter(Boolean)))].sort();

// What shows a topic was asked for so long ago: what happened since then, also while the wire was away, is told once it
// knows that we look.
const begun = new WeakMap();
const drawn = performance.getEntriesByType("navigation")[0]?.requestStart ?? 0;
const age = (request) => Math.round(performance.now() - (begun.get(request) ?? drawn));

function ask(request) {
  if (socket?.readyState !== WebSocket.OPEN) return;
  const shown = topics();
  const see = shown.filter((topic) => !watched.includes(topic));
  const unsee = watched.filter((topic) => !shown.includes(topic));
  if (see.length || unsee.length) socket.send(JSON.stringify({ see, unsee, age: age(request) }));
  watched = shown;
}

// The first poke of a topic goes through at once; what comes while it rests goes together, so that a storm (an import, a
// night's work caught up with) asks for a part twice a second and not with every fact.
const resting = new Map();

function tell(topic, ids = []) {
  if (resting.has(topic)) return void resting.get(topic).push(ids);
  document.body.dispatchEvent(new CustomEvent(`xd:${topic}`, { bubbles: true, detail: { ids } }));
  resting.set(topic, []);
  setTimeout(() => {
    const since = resting.get(topic);
    resting.delete(topic);
    // A poke without ids speaks of all.
    if (since.length) tell(topic, since.every((some) => some.length) ? [...new Set(since.flat())] : []);
  }, REST);
}

function hear(event) {
  const said = JSON.parse(event.data);
  for (const name of ["part", "note", "again", "typing"]) if (said[name]) document.body.dispatchEvent(new CustomEvent(`xd:${name}`, { detail: said[name] }));
  for (const poke of said.poke ?? []) for (const topic of poke.topics ?? []) tell(topic, poke.ids);
}

// Nothing that a page says by itself is kept for later: what is lost is said again.
export const whisper = (said) => socket?.readyState === WebSocket.OPEN && socket.send(JSON.stringify(said));

let notice = null;
function offline(gone) {
  clearTimeout(notice);
  const mark = document.getElementById("offline");
  if (!mark) return;
  if (gone) notice = setTimeout(() => (mark.hidden = false), PATIENCE);
  else mark.hidden = true;
}

function connect() {
  clearTimeout(timer);
  if (!address || (socket && socket.readyState <= WebSocket.OPEN)) return;
  socket = new WebSocket(new URL(address, location.href.replace(/^http/, "ws")));
  socket.addEventListener("open", () => {
    watched = [];
    ask();
    document.body.dispatchEvent(new CustomEvent("xd:connected"));
    offline(false);
    tries = 0;
  });
  socket.addEventListener("message", hear);
  socket.addEventListener("close", (event) => {
    if (event.code === 4401 || event.code === 1008) return; // signed out: a page load will say so
    offline(true);
    const wait = Math.min(FIRST_WAIT * 2 ** tries++, LONGEST_WAIT);
    timer = setTimeout(connect, wait * (0.5 + Math.random()));
  });
}

addEventListener("online", () => ((tries = 0), address ? connect() : offline(false)));
addEventListener("offline", () => offline(true));
addEventListener("pagehide", () => socket?.close());
addEventListener("pageshow", (event) => event.persisted && connect());
document.addEventListener("visibilitychange", () => !document.hidden && socket?.readyState === WebSocket.CLOSED && ((tries = 0), connect()));
document.addEventListener("htmx:beforeRequest", (event) => begun.set(event.detail.xhr, performance.now()));
document.addEventListener("htmx:afterSettle", (event) => ask(event.detail.xhr));
connect();
