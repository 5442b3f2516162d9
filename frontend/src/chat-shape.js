// [data-shape], and what a strict room holds: what is typed goes into a form as it stands, and out of the box once it is posted.
import { htmx } from "./calls.js";
import { marks } from "./chat-say.js";
import { say } from "./notices.js";

let from = null; // the form whose words are in the dialog, and which words

function shape(form, url) {
  const text = form.querySelector("textarea").value;
  const enclosed = [...form.querySelectorAll('[data-enclosing] [name="enclosed"]')].map((one) => one.value).filter(Boolean);
  from = { form, text, parts: [...form.querySelector("[data-enclosing]").children] };
  return htmx.ajax("POST", url, { target: "#dialog", swap: "innerHTML", values: { text, enclosed, ...marks(form) } });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-shape]");
  if (!button) return;
  event.preventDefault();
  shape(button.closest("form"), button.href);
});
document.addEventListener("xd:held", async ({ target: form, detail }) => {
  const button = form.querySelector("[data-shape]");
  if (detail.code !== "message.shapeless" || !button) return;
  await shape(form, button.href);
  say(detail.message, document.querySelector("#dialog form")); // why it was held lies behind the dialog otherwise
});
document.body.addEventListener("xd:shaped", () => {
  const box = from?.form.querySelector("textarea");
  if (box && box.value === from.text) {
    box.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
  from?.parts.forEach((part) => part.remove());
  from?.form.querySelectorAll("[data-with]").forEach((one) => (one.checked = false));
  from = null;
});
