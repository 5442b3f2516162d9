// A tap on a phone number also opens the dialog that logs the call, behind the dialler: [data-log="url"] on the link, or
// [data-log-calls="url"] anywhere on the page for all of its numbers. Back from the call, the seconds since stand there.
import { htmx } from "./calls.js";

let dialledAt = 0;

document.addEventListener("click", (event) => {
  const link = event.target.closest('a[href^="tel:"]');
  if (!link) return;
  dialledAt = Date.now();
  const url = link.dataset.log || document.querySelector("[data-log-calls]")?.dataset.logCalls;
  if (!url || link.closest("dialog")) return;
  const phone = encodeURIComponent(link.getAttribute("href").slice(4));
  htmx.ajax("GET", `${url}&channel=call&phone=${phone}`, { target: "#dialog", swap: "innerHTML" });
});

document.addEventListener("visibilitychange", () => {
  const seconds = Math.round((Date.now() - dialledAt) / 1000);
  if (document.hidden || !dialledAt || seconds > 3 * 3600) return;
  const box = document.querySelector('.log-form input[name="seconds"]');
  if (box && !box.value && seconds > 5) {
    box.value = String(seconds);
    box.dispatchEvent(new Event("change", { bubbles: true }));
  }
  dialledAt = 0;
});
