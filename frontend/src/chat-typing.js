// Who is typing here: told at most every three seconds, forgotten after six, kept nowhere.
import { whisper } from "./live.js";

const EACH = 3000, HOLDS = 6000;
const names = new Map(); // person → [name, timer]
let told = 0;

function show() {
  const line = document.getElementById("typing");
  if (!line) return;
  line.hidden = !names.size;
  const some = [...names.values()].map(([name]) => name);
  line.textContent = some.length > 3 ? line.dataset.many.replace("%s", some.length) : some.length ? line.dataset.one.replace("%s", some.join("、")) : "";
}

function drop(person) {
  clearTimeout(names.get(person)?.[1]);
  if (names.delete(person)) show();
}

document.body.addEventListener("xd:typing", ({ detail: { topic, person, name } }) => {
  if (topic !== `room:${document.getElementById("room")?.dataset.room}`) return;
  clearTimeout(names.get(person)?.[1]);
  names.set(person, [name, setTimeout(() => drop(person), HOLDS)]);
  show();
});
// What he typed stands there now.
document.body.addEventListener("xd:part", ({ detail }) => [detail.html ?? []].flat().forEach((html) => drop(html.match(/data-author="(\d+)"/)?.[1])));
document.addEventListener("input", (event) => {
  const here = document.getElementById("room");
  if (!here || !event.target.matches?.("[data-speaks] textarea") || !event.target.value || Date.now() - told < EACH) return;
  told = Date.now();
  whisper({ typing: `room:${here.dataset.room}` });
});
