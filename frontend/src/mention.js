// <textarea data-mention="address">: after an @ the colleagues whose name or pinyin initials begin so; Enter takes one.
const AFTER_AT = /[@＠]([^\s@＠]{0,24})$/;
let list = null, box = null, asked = 0;

const before = () => box.value.slice(0, box.selectionStart);

function close() {
  list?.remove();
  box?.removeAttribute("aria-activedescendant");
  list = null;
}

function show(people) {
  close();
  if (!people.length) return;
  list = Object.assign(document.createElement("ul"), { className: "mention" });
  list.setAttribute("role", "listbox");
  people.forEach((person, at) => {
    const row = Object.assign(document.createElement("li"), { id: `mention-${at}` });
    row.dataset.name = person.name;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", String(at === 0));
    row.append(person.name, Object.assign(document.createElement("span"), { className: "mute", textContent: person.team }));
    list.append(row);
  });
  list.addEventListener("mousedown", (event) => (event.preventDefault(), take(event.target.closest("li"))));
  box.after(list);
  box.setAttribute("aria-activedescendant", "mention-0");
}

function take(row) {
  if (!row) return;
  const head = before().replace(AFTER_AT, `@${row.dataset.name} `);
  box.value = head + box.value.slice(box.selectionStart);
  box.setSelectionRange(head.length, head.length);
  close();
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function go(way) {
  const rows = [...list.children], at = rows.findIndex((row) => row.getAttribute("aria-selected") === "true");
  const next = rows[(at + way + rows.length) % rows.length];
  rows.forEach((row) => row.setAttribute("aria-selected", String(row === next)));
  box.setAttribute("aria-activedescendant", next.id);
}

document.addEventListener("input", async (event) => {
  if (!event.target.matches?.("[data-mention]") || event.isComposing) return;
  box = event.target;
  const typed = before().match(AFTER_AT)?.[1], mine = ++asked;
  if (typed === undefined) return close();
  const answer = await fetch(`${box.dataset.mention}?q=${encodeURIComponent(typed)}`, { headers: { Accept: "application/json" } });
  if (answer.ok && mine === asked) show((await answer.json()).people);
});

document.addEventListener("keydown", (event) => {
  if (!list || event.target !== box || event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") go(event.key === "ArrowDown" ? 1 : -1);
  else if (event.key === "Enter" || event.key === "Tab") take(list.querySelector('[aria-selected="true"]'));
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}, true);
document.addEventListener("focusout", (event) => event.target === box && close());
