// A pressed button says that it works and keeps its width; a second press does nothing meanwhile.
const pressed = new WeakMap();

const buttonOf = (element) => (element.matches("button, .btn") ? element : pressed.get(element) ?? element.querySelector?.("button:not([type=button])"));

document.addEventListener("submit", (event) => {
  if (event.submitter) pressed.set(event.target, event.submitter);
  if (event.target.matches("[hx-post], [hx-get], [method=dialog]") || event.defaultPrevented) return;
  const button = event.submitter;
  // After this tick: a button that is disabled now would not be sent with its name and value.
  setTimeout(() => !event.defaultPrevented && button?.setAttribute("aria-busy", "true"));
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const button = event.detail.elt.matches("button, .btn, form") && buttonOf(event.detail.elt);
  if (!button) return;
  if (button.getAttribute("aria-busy") === "true") return event.preventDefault();
  button.setAttribute("aria-busy", "true");
  event.detail.elt.addEventListener("htmx:afterRequest", () => button.removeAttribute("aria-busy"), { once: true });
});

// A page shown again from the browser's memory has no work running.
addEventListener("pageshow", ({ persisted }) => persisted && document.querySelectorAll('[aria-busy="true"].btn').forEach((button) => button.removeAttribute("aria-busy")));
