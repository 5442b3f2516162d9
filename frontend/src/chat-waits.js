// [data-waits]: beside a message how long its answer still has, for those concerned alone; asked for, never handed out.
let chips = {};

function put() {
  document.querySelectorAll(".msg .waits").forEach((old) => old.remove());
  for (const [pk, html] of Object.entries(chips))
    for (const who of document.querySelectorAll(`[id="m-${pk}"] .who`)) who.insertAdjacentHTML("beforeend", html);
}

async function ask() {
  const place = document.querySelector("[data-waits]");
  if (!place || document.hidden) return;
  const answer = await fetch(place.dataset.waits, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  ({ chips } = await answer.json());
  put();
}

const place = document.querySelector("[data-waits]");
if (place) {
  ask();
  setInterval(ask, 60_000);
  document.body.addEventListener("xd:wait", ask);
  document.addEventListener("visibilitychange", ask);
  // A message drawn anew has lost its chip.
  new MutationObserver((changes) => changes.some((one) => [...one.addedNodes].some((node) => node.matches?.(".msg"))) && put()).observe(document.querySelector(".chat") ?? document.body, { childList: true, subtree: true });
}
