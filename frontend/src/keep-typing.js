// Nothing typed is lost: what stands in [data-draft="name"] is kept on this machine until it was accepted.
const WAIT = 400;
const whose = document.body.dataset.person;
const keyOf = (form) => `draft:${whose}:${form.dataset.draft}`;
const boxes = (form) => [...form.querySelectorAll("textarea[name], input[type=text][name], input:not([type])[name]")].filter((box) => !box.closest("[data-no-draft]"));

function keep(form) {
  const typed = Object.fromEntries(boxes(form).filter((box) => box.value !== box.defaultValue).map((box) => [box.name, box.value]));
  try {
    if (Object.keys(typed).length) localStorage.setItem(keyOf(form), JSON.stringify(typed));
    else localStorage.removeItem(keyOf(form));
  } catch {
    // Storage is full or forbidden: typing goes on, only the net below it is missing.
  }
}

function restore(form) {
  const kept = JSON.parse(localStorage.getItem(keyOf(form)) ?? "{}");
  for (const box of boxes(form)) {
    // Text that the server put there is newer than the draft.
    if (kept[box.name] === undefined || box.value) continue;
    box.value = kept[box.name];
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }
}

const waiting = new WeakMap();
document.addEventListener("input", (event) => {
  const form = event.target.closest("[data-draft]");
  if (!form) return;
  clearTimeout(waiting.get(form));
  waiting.set(form, setTimeout(() => keep(form), WAIT));
});

function forget(form) {
  clearTimeout(waiting.get(form));
  localStorage.removeItem(keyOf(form));
}
document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-draft]");
  if (form && !form.hasAttribute("hx-post") && navigator.onLine) forget(form);
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const form = event.detail.elt.closest?.("[data-draft]");
  if (form && event.detail.requestConfig.verb === "post" && event.detail.xhr.status < 400) forget(form);
});
document.addEventListener("htmx:load", (event) => {
  const within = event.detail.elt;
  if (within.matches?.("[data-draft]")) restore(within);
  within.querySelectorAll?.("[data-draft]").forEach(restore);
});
