// The list of rooms beside the talk: what is said elsewhere counts on its line.
const me = document.body.dataset.person;

function note({ room: pk, said = [] }) { // a part that shows notes may hear of one by the same name
  const line = document.querySelector(`.rooms [data-room="${pk}"]`), others = said.filter(([, by]) => by !== `person:${me}`);
  if (!line || !others.length) return;
  const badge = line.querySelector(".n");
  badge.textContent = badge.hidden ? others.length : Math.min(99, (parseInt(badge.textContent) || 0) + others.length);
  badge.hidden = false;
  const calls = (named) => named.includes(`person:${me}`) || named.includes("all");
  badge.classList.toggle("q", badge.classList.contains("q") && !others.some(([, , named]) => calls(named)));
  // A group too large to be listed: the list asks, not all pages at once.
  if (others.some(([, , named]) => named.includes("many"))) setTimeout(() => document.body.dispatchEvent(new CustomEvent("xd:rooms")), Math.random() * 4000);
  line.classList.add("unread");
}

document.body.addEventListener("xd:note", (event) => note(event.detail));
