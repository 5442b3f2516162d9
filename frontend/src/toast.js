// Done, and can be undone: eight seconds. The server sends HX-Trigger: {"xd:toast": {"text": …, "undo": url}}.
import { htmx } from "./calls.js";
import { word } from "./words.js";

const SECONDS = 8;

export function toast(text, undo) {
  const mould = document.getElementById("toast-mould");
  const region = document.getElementById("toasts");
  if (!mould || !region) return;
  const shown = mould.content.firstElementChild.cloneNode(true);
  shown.querySelector(".said").textContent = text;
  const button = shown.querySelector(".undo");
  button.hidden = !undo;
  button.addEventListener("click", () => {
    shown.remove();
    htmx.ajax("POST", undo, { source: document.body, swap: "none" });
  });
  region.append(shown);
  expire(shown);
}

function expire(shown) {
  const left = shown.querySelector(".left");
  let seconds = SECONDS;
  const tick = setInterval(() => {
    // A toast that is being read or reached for stays.
    if (shown.matches(":hover, :focus-within")) return;
    seconds -= 1;
    if (left) left.textContent = word("left", seconds);
    if (seconds <= 0 || !shown.isConnected) {
      clearInterval(tick);
      shown.remove();
    }
  }, 1000);
  if (left) left.textContent = word("left", seconds);
}

document.addEventListener("xd:toast", (event) => toast(event.detail.text ?? event.detail.value, event.detail.undo));
document.querySelectorAll("#toasts [data-toast]").forEach(expire);
// A room hands one out live: what it says, and whether it is to be cheered. What came too late is asked for.
function live({ topic, html, cheer }) {
  const region = document.getElementById("toasts");
  if (topic !== "toasts" || !html || !region) return;
  region.insertAdjacentHTML("beforeend", html);
  expire(region.lastElementChild);
  if (cheer) import("./celebrate.js").then(({ celebrate }) => celebrate(cheer));
}

document.body.addEventListener("xd:part", (event) => live(event.detail));
document.body.addEventListener("xd:again", async (event) => {
  const again = document.getElementById("toasts")?.dataset.again;
  if (!again || !event.detail.includes("toasts")) return;
  const answer = await fetch(again).catch(() => null);
  if (answer?.status === 200) live(await answer.json());
});
