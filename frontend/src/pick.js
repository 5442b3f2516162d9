// <select data-pick>: a box that finds among many. Options may carry data-also (pinyin initials, a code).
// With data-search-url the options come from the server, as <option>s, for what is typed.
import { word } from "./words.js";

let count = 0;

function wrap(select) {
  if (select.dataset.picked) return;
  select.dataset.picked = "yes";
  const holder = document.createElement("div");
  const box = document.createElement("input");
  const list = document.createElement("ul");
  const id = `pick-${++count}`;
  holder.className = "pick";
  Object.assign(list, { id, hidden: true });
  list.setAttribute("role", "listbox");
  Object.assign(box, { className: "fld", type: "search", autocomplete: "off", value: chosenText(select), placeholder: select.dataset.placeholder ?? "", id: `${select.id}-box` });
  for (const [name, value] of Object.entries({ role: "combobox", "aria-controls": id, "aria-expanded": "false", "aria-autocomplete": "list", "data-no-draft": "" })) box.setAttribute(name, value);
  for (const name of ["aria-invalid", "aria-describedby"]) if (select.hasAttribute(name)) box.setAttribute(name, select.getAttribute(name));
  document.querySelector(`label[for="${CSS.escape(select.id)}"]`)?.setAttribute("for", box.id);
  select.hidden = true;
  select.after(holder);
  holder.append(box, list);
  behave({ select, box, list });
}

const chosenText = (select) => (select.value ? select.selectedOptions[0].text : "");

function behave({ select, box, list }) {
  const show = async () => {
    const found = await matching(select, box.value === chosenText(select) ? "" : box.value.trim().toLowerCase());
    list.replaceChildren(...found.slice(0, 50).map((option, at) => row(option, at === 0)));
    if (!found.length) list.append(Object.assign(document.createElement("li"), { className: "none", textContent: word("none") }));
    open(true);
  };
  const open = (is) => {
    list.hidden = !is;
    box.setAttribute("aria-expanded", String(is));
  };
  const take = (item) => {
    if (!item?.option) return;
    if (item.option.parentNode !== select) select.append(item.option);
    select.value = item.option.value;
    select.dispatchEvent(new Event("change", { bubbles: true }));
    box.value = chosenText(select);
    open(false);
  };
  const current = () => list.querySelector('[aria-selected="true"]');
  const go = (way) => {
    const next = way > 0 ? current()?.nextElementSibling : current()?.previousElementSibling;
    if (!next?.option) return;
    current().setAttribute("aria-selected", "false");
    next.setAttribute("aria-selected", "true");
    next.scrollIntoView({ block: "nearest" });
  };
  box.addEventListener("focus", () => (box.select(), show()));
  box.addEventListener("input", show);
  box.addEventListener("blur", () => setTimeout(() => (open(false), (box.value = chosenText(select))), 120));
  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") list.hidden ? show() : go(1);
    else if (event.key === "ArrowUp") go(-1);
    else if (event.key === "Enter" && !list.hidden) take(current());
    else if (event.key === "Escape" && !list.hidden) open(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  list.addEventListener("mousedown", (event) => (event.preventDefault(), take(event.target.closest("li"))));
}

function row(option, first) {
  const item = Object.assign(document.createElement("li"), { textContent: option.text, option });
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", String(first));
  return item;
}

async function matching(select, typed) {
  if (select.dataset.searchUrl) {
    const answer = await fetch(`${select.dataset.searchUrl}?q=${encodeURIComponent(typed)}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return [];
    return [...new DOMParser().parseFromString(`<select>${await answer.text()}</select>`, "text/html").querySelectorAll("option")];
  }
  return [...select.options].filter((option) => option.value && `${option.text} ${option.dataset.also ?? ""}`.toLowerCase().includes(typed));
}

document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt.matches?.("select[data-pick]")) wrap(event.detail.elt);
  event.detail.elt.querySelectorAll?.("select[data-pick]").forEach(wrap);
});
