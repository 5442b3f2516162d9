// Under a message: signs, and the verbs of its menu.
import { htmx } from "./calls.js";
import { say } from "./notices.js";
import { posted, Refused } from "./posted.js";
import { toast } from "./toast.js";
import { word } from "./words.js";

const me = document.body.dataset.person;

async function press(url, values, near) {
  try {
    const done = await posted(url, values);
    if (done?.said) toast(done.said);
  } catch (error) {
    say(error instanceof Refused && error.message ? error.message : word("failed"), near.closest(".conv, .thread")?.querySelector("[data-speaks]") ?? near);
  }
}

const at = (button) => button.closest(".msg").dataset.at;

function sign(button) {
  const mine = button.dataset.by?.split(" ").includes(me);
  press(`${at(button)}/${mine ? "unreact" : "react"}`, { sign: button.dataset.sign ?? button.dataset.quickSign }, button);
}

// What one may do with a message is drawn when he comes near it: a thousand messages carry no buttons.
function offer(message) {
  const mould = document.getElementById("acts-mould");
  if (mould && message?.matches(".msg[data-at]:not(.gone)") && !message.querySelector(":scope > .acts")) message.append(mould.content.cloneNode(true));
}

function asks(button) {
  const thread = button.dataset.asks === "thread";
  htmx.ajax("GET", `${at(button)}/${button.dataset.asks}`, { target: thread ? "#thread" : button.parentElement.querySelector(".more"), swap: "innerHTML" });
}

const shut = () => document.querySelectorAll(".msg .more:not(:empty)").forEach((one) => one.replaceChildren());

document.addEventListener("click", (event) => {
  const button = event.target.closest(".msg button");
  if (button?.matches("[data-sign], [data-quick-sign]")) sign(button);
  else if (button?.dataset.press && (!button.dataset.ask || confirm(button.dataset.ask))) press(button.dataset.press, {}, button);
  else if (button?.dataset.asks) asks(button);
  if (button?.dataset.asks !== "menu" && !event.target.closest(".more [hx-get]")) setTimeout(shut);
});
// What asks for a dialog stays in the page until it is answered.
document.addEventListener("htmx:afterRequest", (event) => event.detail.elt?.matches?.(".more [hx-get]") && shut());
for (const near of ["pointerover", "focusin"]) document.addEventListener(near, (event) => offer(event.target.closest?.(".msg")));
document.addEventListener("keydown", (event) => event.key === "Escape" && shut());
