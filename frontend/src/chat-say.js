// [data-speaks]: Enter sends. What is typed stays on this machine until the server has it; sent twice it stands once.
import { fresh, keep, kept } from "./chat-kept.js";
import { say } from "./notices.js";
import { posted, Refused } from "./posted.js";
import { word } from "./words.js";

const AGAIN = 3000;
const me = document.body.dataset.person;
const boxOf = (form) => form.querySelector("textarea");
const keyOf = (form, what) => `${what}:${me}:${boxOf(form).dataset.keeps}`;

function grow(box) {
  box.style.height = "auto";
  box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
}

// What goes with the words: parts in [data-enclosing], each with its key (chat-enclose.js).
const parts = (form) => [...form.querySelector("[data-enclosing]").children];
// Ticked for this one message alone ([data-with]).
const ticked = (form) => [...form.querySelectorAll("[data-with]:checked")];
export const marks = (form) => Object.fromEntries(ticked(form).map((one) => [one.name, "on"]));
const taken = new Map(); // client id → parts, to put them back where it is refused

function pending(form, one) {
  const box = form.closest("#thread, #room")?.querySelector(".msgs");
  if (!box || box.querySelector(`[data-client="${one.client}"]`)) return;
  const bubble = Object.assign(document.createElement("div"), { className: "msg pending", textContent: one.text || "…" });
  bubble.dataset.client = one.client;
  box.append(bubble);
  box.scrollTo({ top: box.scrollHeight });
}

const settled = (one) => document.querySelector(`[data-client="${one.client}"]`)?.remove();

async function flush(form) {
  if (form.dataset.sending) return;
  form.dataset.sending = "1";
  const key = keyOf(form, "outbox");
  try {
    for (let queue = kept(key) ?? []; queue.length; queue = kept(key) ?? []) {
      const [one, ...rest] = queue;
      pending(form, one);
      try {
        await posted(form.action, one);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        refused(form, one, error);
      }
      settled(one);
      keep(key, rest);
    }
  } catch {
    say(word("unreachable"), form);
    setTimeout(() => form.isConnected && flush(form), AGAIN);
  } finally {
    delete form.dataset.sending;
  }
}

function refused(form, one, { message, code }) {
  if (code === "message.held") return say(message, form); // kept by the server, for who runs the room to look at
  const box = boxOf(form);
  box.value = box.value ? `${one.text}\n${box.value}` : one.text;
  form.querySelector("[data-enclosing]").prepend(...(taken.get(one.client) ?? []));
  taken.delete(one.client);
  form.querySelectorAll("[data-with]").forEach((box) => (box.checked = box.name in one));
  grow(box);
  say(message || word(code === "404" ? "gone" : "signedOut"), form);
  form.dispatchEvent(new CustomEvent("xd:held", { bubbles: true, detail: { code, message } }));
  // Told before it goes: he may change it, or send it as it is.
  if (["message.tone", "message.quiet"].includes(code)) form.querySelector("[data-notices]").append(document.getElementById("anyway-mould").content.cloneNode(true));
  const said = form.closest("#thread, #room")?.querySelector(".msgs");
  said?.scrollTo({ top: said.scrollHeight }); // the box has grown over the last line
}

// What stood in the box is elsewhere now: on its way, or kept for later.
export function emptied(form) {
  const box = boxOf(form);
  parts(form).forEach((part) => part.remove());
  ticked(form).forEach((one) => (one.checked = false));
  box.value = "";
  grow(box);
  keep(keyOf(form, "said"), null);
  form.querySelector("[data-notices]").replaceChildren();
  form.dispatchEvent(new CustomEvent("xd:emptied", { bubbles: true }));
}

// What somebody typed on another device.
export function filled(form, text) {
  boxOf(form).value = text;
  grow(boxOf(form));
  keep(keyOf(form, "said"), text);
}

function send(form, more = {}) {
  const box = boxOf(form), text = box.value.trim(), carried = parts(form);
  if (form.querySelector("[data-enclosing] [data-busy]")) return say(word("stillUploading"), form);
  const enclosed = carried.map((part) => part.querySelector('[name="enclosed"]')?.value).filter(Boolean);
  if (!text && !enclosed.length) return box.focus();
  const one = { text, client: fresh(), ...(enclosed.length && { enclosed }), ...marks(form), ...more }, under = form.querySelector('[name="under"]')?.value;
  if (under) one.under = under;
  keep(keyOf(form, "outbox"), [...(kept(keyOf(form, "outbox")) ?? []), one]);
  taken.set(one.client, carried);
  emptied(form);
  flush(form);
}

function wake(form) {
  const box = boxOf(form), draft = kept(keyOf(form, "said"));
  if (draft && !box.value) ((box.value = draft), grow(box));
  flush(form);
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-speaks]")) return;
  event.preventDefault();
  send(event.target);
});
document.addEventListener("click", (event) => event.target.closest("[data-anyway]") && send(event.target.closest("form"), { anyway: true }));
document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-speaks]");
  if (!form || event.key !== "Enter" || event.shiftKey || event.isComposing || event.defaultPrevented) return;
  event.preventDefault();
  send(form);
});
document.addEventListener("input", (event) => {
  const form = event.target.closest?.("[data-speaks]");
  if (!form) return;
  grow(event.target);
  keep(keyOf(form, "said"), event.target.value);
  if (!event.target.value) form.querySelector("[data-notices]").replaceChildren();
});
document.addEventListener("htmx:load", (event) => event.detail.elt.querySelectorAll?.("[data-speaks]").forEach(wake));
addEventListener("online", () => document.querySelectorAll("[data-speaks]").forEach(flush));
document.querySelectorAll("[data-speaks]").forEach(wake);
