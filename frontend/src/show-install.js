// What one needs of an installed app comes after the page; only the browser's offer must be caught when it is made.
const { install } = document.body.dataset;

addEventListener("beforeinstallprompt", (event) => {
  event.preventDefault();
  window.xdOffer = event;
  dispatchEvent(new Event("xd:offer"));
});
if (install && isSecureContext) addEventListener("load", () => setTimeout(() => import(new URL(install, location.href).href), 1500));
