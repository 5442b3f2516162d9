// A poll in a message: one press chooses, another takes it back. Drawn the same for all; what is mine is marked here.
import { owned } from "./chat-lines.js";
import { say } from "./notices.js";
import { posted, Refused } from "./posted.js";
import { word } from "./words.js";

const me = document.body.dataset.person;
const secret = new Map(); // anonymous poll → what I chose: asked once a page, never drawn
const asking = new Set();
const polls = (within) => [...(within.matches?.("[data-poll]") ? [within] : []), ...(within.querySelectorAll?.("[data-poll]") ?? [])];
const options = (poll) => [...poll.querySelectorAll("[data-option]")];

function chosen(poll) {
  if (poll.hasAttribute("data-secret")) return secret.get(poll.dataset.poll) ?? [];
  return options(poll).filter((one) => one.dataset.by.split(" ").includes(me)).map((one) => Number(one.dataset.option));
}

function mark(poll) {
  const mine = chosen(poll);
  for (const one of options(poll)) {
    const taken = mine.includes(Number(one.dataset.option));
    one.classList.toggle("me", taken);
    one.setAttribute("aria-pressed", String(taken));
  }
}

const shown = (pk) => document.querySelectorAll(`[data-poll="${pk}"]`).forEach(mark);

async function ask(anew) {
  const ids = [...new Set(polls(document).filter((one) => one.hasAttribute("data-secret")).map((one) => one.dataset.poll))].filter((pk) => anew || (!secret.has(pk) && !asking.has(pk)));
  if (!ids.length) return;
  ids.forEach((pk) => asking.add(pk));
  const answer = await fetch(`/chat/polls/mine?ids=${ids}`, { headers: { Accept: "application/json" } }).catch(() => null);
  ids.forEach((pk) => asking.delete(pk));
  if (!answer?.ok) return;
  for (const [pk, mine] of Object.entries((await answer.json()).mine)) secret.set(pk, mine), shown(pk);
}

async function press(button) {
  const poll = button.closest("[data-poll]"), place = Number(button.dataset.option), before = chosen(poll);
  const rest = poll.hasAttribute("data-many") ? before.filter((one) => one !== place) : [];
  const now = before.includes(place) ? rest : [...rest, place];
  if (poll.dataset.busy) return;
  poll.dataset.busy = "1";
  try {
    const { mine } = await posted(`${poll.dataset.at}/${now.length ? "vote" : "withdraw"}`, now.length ? { options: now } : {});
    if (poll.hasAttribute("data-secret")) secret.set(poll.dataset.poll, mine), shown(poll.dataset.poll);
  } catch (error) {
    say(error instanceof Refused && error.message ? error.message : word("failed"), poll.closest(".conv, .thread")?.querySelector("[data-speaks]") ?? poll);
  } finally {
    delete poll.dataset.busy;
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-poll] [data-option]");
  if (button) press(button);
});
owned.push((within) => {
  polls(within).forEach(mark);
  setTimeout(ask); // it stands in the page by then
});
document.addEventListener("visibilitychange", () => !document.hidden && ask(true));
polls(document).forEach(mark);
ask();
