// [data-presence="person"]: a dot that says who is online; asked once a minute while somebody looks, for those who are shown.
const EACH = 60000, MOST = 200;
let asked = 0, known = {};

const dots = () => [...document.querySelectorAll("[data-presence], [data-presence-said]")];
const idOf = (one) => one.dataset.presence ?? one.dataset.presenceSaid;

function paint() {
  for (const one of dots()) {
    const found = known[idOf(one)];
    if (one.dataset.presenceSaid) one.textContent = found?.said ? ` · ${found.said}` : "";
    else {
      one.className = found && found.state !== "gone" ? found.state : "";
      one.title = found?.said ?? "";
    }
  }
}

async function ask() {
  const ids = [...new Set(dots().map(idOf))].slice(0, MOST);
  if (!ids.length || document.hidden) return;
  asked = Date.now();
  const answer = await fetch(`/chat/here?people=${ids}`, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  known = { ...known, ...(await answer.json()).here };
  paint();
}

setInterval(ask, EACH);
document.addEventListener("visibilitychange", () => Date.now() - asked > EACH / 2 && ask());
document.addEventListener("htmx:afterSettle", () => (dots().every((one) => idOf(one) in known) ? paint() : ask()));
ask();
