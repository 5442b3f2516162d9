// What a message carries beside its words: a part in the form's [data-enclosing], with a hidden input and a way to take it out.
export function enclose(form, key, label, picture = "") {
  const part = document.createElement("span");
  part.className = "part";
  if (picture) part.append(Object.assign(document.createElement("img"), { src: picture, alt: "" }));
  part.append(Object.assign(document.createElement("span"), { className: "cut", textContent: label }));
  part.append(Object.assign(document.createElement("input"), { type: "hidden", name: "enclosed", value: key ?? "" }));
  const out = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-quiet sq", textContent: "×" });
  out.dataset.takeOut = "";
  part.append(out);
  form.querySelector("[data-enclosing]").append(part);
  return part;
}

document.addEventListener("click", (event) => event.target.closest("[data-take-out]")?.parentElement.remove());
