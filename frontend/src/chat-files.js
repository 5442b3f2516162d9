// Files that go with a message: picked, dropped on the room, pasted. Each comes up by itself, can be stopped, is tried again.
import { enclose } from "./chat-enclose.js";
import { say } from "./notices.js";
import { word } from "./words.js";

const AT_ONCE = 2, MOST = 10, AGAIN = 5000;
const running = new Map(); // part → its request
const waiting = [];

function made(tag, about, label) {
  const node = Object.assign(document.createElement(tag), about);
  if (label) node.setAttribute("aria-label", label);
  return node;
}

// Several files, several sentences: none pushes another away.
function tell(form, sentence) {
  const old = form.querySelector("[data-notices] .said")?.textContent ?? "";
  say(old && !old.includes(sentence) ? `${old} ${sentence}` : sentence, form);
}

const words = (form) => form.querySelector("[data-attach]").dataset;
const formAt = (node) => node?.closest?.("#room, #thread")?.querySelector("[data-attach]")?.closest("form");

function add(form, files) {
  const how = words(form);
  form.querySelector("[data-notices]").replaceChildren();
  for (const file of files) {
    if (form.querySelectorAll("[data-enclosing] .part").length >= MOST) return tell(form, how.many), next();
    if (file.size > Number(how.most)) {
      tell(form, how.tooBig.replace("%s", file.name));
      continue;
    }
    const part = enclose(form, "", file.name);
    part.title = file.name;
    part.dataset.busy = "";
    part.append(made("progress", { max: 1, value: 0 }, file.name));
    part.querySelector("[data-take-out]").setAttribute("aria-label", `${how.out} ${file.name}`);
    waiting.push({ form, part, file });
  }
  next();
}

function next() {
  while (running.size < AT_ONCE && waiting.length) {
    const one = waiting.shift();
    if (one.part.isConnected) carry(one);
  }
}

function carry(one) {
  const { form, part, file } = one, how = words(form), request = new XMLHttpRequest(), body = new FormData();
  body.append("file", file, file.name);
  running.set(part, request);
  request.upload.addEventListener("progress", ({ loaded, total }) => (part.querySelector("progress").value = loaded / total));
  request.addEventListener("loadend", () => (running.delete(part), next()));
  request.addEventListener("load", () => {
    if (!request.responseURL.endsWith(how.attach)) return broken(one, word("signedOut"));
    if (request.status === 200) return arrived(part, JSON.parse(request.responseText));
    if (request.status >= 500) return broken(one);
    part.remove(); // a no of the house: sent again it would be the same
    tell(form, how.refused.replace("%s", file.name) + sentence(request));
  });
  request.addEventListener("error", () => broken(one));
  request.open("POST", how.attach);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("X-CSRFToken", document.querySelector('meta[name="csrf-token"]')?.content ?? "");
  request.send(body);
}

function sentence(request) {
  if (request.status === 422 || (request.status === 403 && request.responseText.startsWith("{"))) return JSON.parse(request.responseText).sentence;
  return request.status === 413 ? request.responseText : word(request.status === 404 ? "gone" : "failed");
}

function arrived(part, { key, size, picture }) {
  part.querySelector("progress").remove();
  delete part.dataset.busy;
  part.querySelector('[name="enclosed"]').value = key;
  if (picture) part.prepend(made("img", { src: picture, alt: "" }));
  else part.querySelector(".cut").after(made("small", { className: "mute", textContent: size }));
}

// The network broke: it waits with a button, and goes on by itself once there is one again.
function broken(one, why = "") {
  const { form, part, file } = one;
  if (!part.isConnected || part.classList.contains("broken")) return;
  part.classList.add("broken");
  part.querySelector("progress").value = 0;
  const again = made("button", { type: "button", className: "btn btn-quiet sq", textContent: "↻", title: words(form).again }, `${words(form).again} ${file.name}`);
  const retry = () => {
    clearTimeout(timer);
    removeEventListener("online", retry);
    if (!part.isConnected) return;
    again.remove();
    part.classList.remove("broken");
    waiting.push(one);
    next();
  };
  const timer = setTimeout(() => navigator.onLine && !why && retry(), AGAIN);
  addEventListener("online", retry);
  again.addEventListener("click", retry);
  part.querySelector("[data-take-out]").before(again);
  tell(form, why || words(form).broken.replace("%s", file.name));
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-attach]");
  if (button) button.closest("form").querySelector("[data-picks]").click();
  const out = event.target.closest("[data-take-out]")?.closest(".part");
  if (out) running.get(out)?.abort();
});
document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-picks]")) return;
  add(event.target.form, [...event.target.files]);
  event.target.value = "";
});
document.addEventListener("paste", (event) => {
  const form = formAt(event.target), files = [...(event.clipboardData?.files ?? [])];
  // A spreadsheet's cells come as text and as a picture: the text is meant.
  if (!form || !files.length || event.clipboardData.getData("text/plain")) return;
  event.preventDefault();
  const now = new Date(), at = [now.getHours(), now.getMinutes(), now.getSeconds()].map((n) => String(n).padStart(2, "0")).join("-");
  const named = (file) => (/^image\.\w+$/.test(file.name) ? new File([file], `${words(form).pasted} ${at}.${file.name.split(".").pop()}`, { type: file.type }) : file);
  add(form, files.map(named));
});

const over = (event) => (event.dataTransfer?.types.includes("Files") ? formAt(event.target) : null);
const calm = () => document.querySelectorAll(".dropping").forEach((one) => one.classList.remove("dropping"));
document.addEventListener("dragover", (event) => {
  const form = over(event);
  if (!form) return;
  event.preventDefault();
  const place = form.closest("#room, #thread");
  place.dataset.drop = words(form).drop;
  if (!place.classList.contains("dropping")) (calm(), place.classList.add("dropping"));
});
document.addEventListener("dragleave", (event) => !event.relatedTarget && calm());
document.addEventListener("drop", (event) => {
  const form = over(event);
  calm();
  if (!form) return;
  event.preventDefault();
  add(form, [...event.dataTransfer.files].filter((file) => file.size || file.type));
  form.querySelector("textarea").focus();
});
// Arrows turn to the picture before and after the one that is opened.
document.addEventListener("keydown", (event) => document.querySelector(`dialog.light[open] [data-turn="${event.key}"]`)?.click());
