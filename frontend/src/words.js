// Sentences that scripts say come from the page (`#words`), where they are translated.
export function word(name, value) {
  const said = document.getElementById("words")?.dataset[name] ?? "";
  return value === undefined ? said : said.replace("%s", value);
}
