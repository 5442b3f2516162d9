// Installed as an app: registers the worker, offers to install where the browser does, says when a new build is there,
// and forgets what is kept on this device when somebody signs out.
const button = () => document.querySelector("[data-installs]");

function offered() {
  if (button()) button().hidden = !window.xdOffer;
}

function fresh() {
  const mould = document.getElementById("fresh-mould");
  if (mould && !document.querySelector("#toasts [data-fresh]")) document.getElementById("toasts")?.append(mould.content.cloneNode(true));
}

async function register() {
  if (!navigator.serviceWorker) return;
  // The first worker takes over a page that is as new as itself.
  let ours = Boolean(navigator.serviceWorker.controller);
  navigator.serviceWorker.addEventListener("controllerchange", () => (ours ? fresh() : (ours = true)));
  await navigator.serviceWorker.register("/worker.js", { scope: "/", updateViaCache: "none" });
  const { active } = await navigator.serviceWorker.ready;
  active.postMessage({ language: document.documentElement.lang });
}

document.addEventListener("click", async (event) => {
  if (event.target.closest("[data-reloads]")) return location.reload();
  if (!event.target.closest("[data-installs]") || !window.xdOffer) return;
  const offer = window.xdOffer;
  window.xdOffer = null;
  await offer.prompt();
  offered();
});
document.addEventListener("submit", (event) => {
  if (!event.target.matches("[data-signs-out]") || !window.caches) return;
  caches.keys().then((names) => names.filter((name) => name.startsWith("xd-")).forEach((name) => caches.delete(name)));
});
addEventListener("xd:offer", offered);
addEventListener("appinstalled", () => ((window.xdOffer = null), offered()));
offered();
register().catch(() => {}); // without a worker everything else works
