// [data-send-later]: what stands in the box goes into the dialog that asks when; kept, the box is empty.
import { htmx } from "./calls.js";
import { emptied } from "./chat-say.js";

let from = null;

const hidden = (name, value) => Object.assign(document.createElement("input"), { type: "hidden", name, value });

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-send-later]");
  if (!button) return;
  event.preventDefault();
  from = button.closest("form");
  htmx.ajax("GET", button.dataset.sendLater, { target: "#dialog", swap: "innerHTML" });
});

// Asked whether it can wait for the morning: beside sending it as it is stands the way to let it go then.
document.addEventListener("xd:held", ({ target, detail }) => {
  const tool = target.querySelector("[data-send-later]");
  if (detail.code !== "message.quiet" || !tool) return;
  const button = Object.assign(document.createElement("button"), { type: "button", className: "btn sm btn-line", textContent: tool.getAttribute("aria-label") });
  button.dataset.sendLater = tool.dataset.sendLater;
  queueMicrotask(() => target.querySelector("[data-notices] .anyway")?.append(button));
});

document.addEventListener("htmx:afterSettle", (event) => {
  const dialog = event.target.id === "dialog" ? event.target.querySelector("[data-writes-later]") : null;
  const parts = dialog?.querySelector("[data-later-parts]");
  if (!from || !parts || dialog.querySelector(".is-wrong") || dialog.elements.text.value) return;
  dialog.elements.text.value = from.elements.text.value;
  const under = from.querySelector('[name="under"]')?.value;
  parts.replaceChildren(...[...from.querySelectorAll('[name="enclosed"]')].map((one) => hidden("enclosed", one.value)), ...(under ? [hidden("under", under)] : []));
});

document.addEventListener("xd:kept-for-later", () => {
  if (from?.isConnected) emptied(from);
  from = null;
});
