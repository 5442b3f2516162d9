// An own address that is pasted, or a record that is picked, goes with the message as a card.
import { enclose } from "./chat-enclose.js";

let picking = null;

async function recordAt(url) {
  const answer = await fetch(`/cards/at?path=${encodeURIComponent(url.pathname)}`, { headers: { Accept: "application/json" } });
  return answer.ok ? answer.json() : null;
}

document.addEventListener("paste", async (event) => {
  const box = event.target.closest?.("[data-speaks] textarea"), text = event.clipboardData?.getData("text/plain").trim() ?? "";
  if (!box || !text.startsWith(`${location.origin}/`) || /\s/.test(text)) return;
  const found = await recordAt(new URL(text)).catch(() => null);
  if (!found) return; // not ours, or not for these eyes: it stays an address
  enclose(box.form, found.key, found.label);
  box.value = box.value.replace(text, "").trim();
  box.dispatchEvent(new Event("input", { bubbles: true }));
});
document.addEventListener("click", (event) => {
  const tool = event.target.closest("[data-picks-card]"), chosen = event.target.closest("[data-card]");
  if (tool) picking = tool.closest("[data-speaks]");
  if (!chosen || !picking?.isConnected) return;
  enclose(picking, chosen.dataset.card, chosen.dataset.label);
  chosen.closest("dialog")?.close();
  picking.querySelector("textarea").focus();
});
