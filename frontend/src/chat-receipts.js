// 「知道了」 under a message: pressed once; whoever asked for it has no button.
import { owned } from "./chat-lines.js";
import { say } from "./notices.js";
import { posted, Refused } from "./posted.js";
import { word } from "./words.js";

const me = document.body.dataset.person;

owned.push((within) => {
  for (const one of within.querySelectorAll?.("[data-receipt]") ?? []) {
    const button = one.querySelector("[data-know]");
    if (!button) continue;
    button.hidden = one.dataset.apart.split(" ").includes(me);
    button.disabled = button.dataset.by.split(" ").includes(me);
  }
});

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-receipt] [data-know]");
  if (!button) return;
  button.disabled = true;
  try {
    await posted(`${button.closest("[data-receipt]").dataset.at}/know`, {});
  } catch (error) {
    button.disabled = false;
    say(error instanceof Refused && error.message ? error.message : word("failed"), button.closest(".conv, .thread")?.querySelector("[data-speaks]") ?? button);
  }
});
