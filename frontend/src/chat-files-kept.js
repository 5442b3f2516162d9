// What came up and isn't sent yet stands there again after the page was left, for as long as the server keeps it: a day.
import { enclose } from "./chat-enclose.js";

const KEPT_FOR = 86400000;
const me = document.body.dataset.person;
const keyOf = (form) => `files:${me}:${form.querySelector("textarea").dataset.keeps}`;

function waiting(form) {
  const parts = [...form.querySelectorAll("[data-enclosing] .part")].map((part) => ({
    key: part.querySelector('[name="enclosed"]').value, label: part.querySelector(".cut").textContent,
    picture: part.querySelector("img")?.getAttribute("src") ?? "", at: Number(part.dataset.at ?? Date.now()),
  }));
  return parts.filter((part) => part.key.startsWith("file:"));
}

function keep(form) {
  try {
    const parts = waiting(form);
    if (parts.length) localStorage.setItem(keyOf(form), JSON.stringify(parts));
    else localStorage.removeItem(keyOf(form));
  } catch {
    // Storage is full or forbidden: they are there until the page is left.
  }
}

function wake(form) {
  const box = form.querySelector("[data-enclosing]");
  if (!form.querySelector("[data-attach]") || box.dataset.watched) return;
  box.dataset.watched = "";
  try {
    for (const { key, label, picture, at } of JSON.parse(localStorage.getItem(keyOf(form)) ?? "[]")) {
      if (Date.now() - at < KEPT_FOR) enclose(form, key, label, picture).dataset.at = at;
    }
  } catch {
    // Nothing that can be read.
  }
  new MutationObserver(() => keep(form)).observe(box, { childList: true, subtree: true });
}

document.addEventListener("htmx:load", (event) => event.detail.elt.querySelectorAll?.("[data-speaks]").forEach(wake));
document.querySelectorAll("[data-speaks]").forEach(wake);
