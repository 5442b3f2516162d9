// A refusal is shown in place, beside what it concerns; nothing that was typed is touched.
import { word } from "./words.js";

// Where a notice belongs: the slot of the form, dialog or part that asked; else the page's own region.
export function slotFor(element) {
  const near = element?.closest?.("form, dialog, [data-part]");
  return near?.querySelector("[data-notices]") ?? document.querySelector("dialog[open] [data-notices]") ?? document.getElementById("xd-notices");
}

export function say(sentence, element) {
  const mould = document.getElementById("notice-mould");
  const slot = slotFor(element);
  if (!mould || !slot || !sentence) return;
  const notice = mould.content.cloneNode(true);
  notice.querySelector(".said").textContent = sentence;
  slot.replaceChildren(notice);
  slot.scrollIntoView({ block: "nearest" });
}

// The server marks a refusal's root with data-refusal; whatever the call aimed at, it lands in the slot.
document.addEventListener("htmx:beforeSwap", (event) => {
  const { xhr, elt } = event.detail;
  if (xhr.status !== 422 && xhr.status !== 403) return;
  if (!/^\s*<[a-z]+[^>]*\bdata-refusal\b/.test(event.detail.serverResponse)) return;
  event.detail.target = slotFor(elt);
  event.detail.swapOverride = "innerHTML";
  event.detail.selectOverride = "unset";
});

document.addEventListener("htmx:responseError", (event) => {
  const { xhr, elt } = event.detail;
  if (xhr.status === 422 || (xhr.status === 403 && xhr.responseText)) return;
  const reason = { 401: "signedOut", 403: "signedOut", 404: "gone" }[xhr.status] ?? "failed";
  say(word(reason), elt);
});
document.addEventListener("htmx:sendError", (event) => say(word("unreachable"), event.detail.elt));

// What worked takes the old refusal away.
document.addEventListener("htmx:afterRequest", (event) => {
  const { xhr, elt, requestConfig } = event.detail;
  if (requestConfig?.verb === "get" || xhr.status >= 400 || !elt.isConnected) return;
  slotFor(elt)?.replaceChildren();
});
