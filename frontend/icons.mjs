// The sprite: only the icons that templates and code name. A name that no icon has stops the build.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { texts } from "./texts.mjs";

const NAMED = [/\{%\s*icon\s+["']([\w-]+)["']/g, /\{%\s*icon\s+[^%]*default:["']([\w-]+)["']/g, /\bicon\s*[=:]\s*["']([\w-]+)["']/g, /MenuEntry\([^)]*?["'][\w.-]+["'],\s*_\([^)]*\),\s*["']([\w-]+)["']/g];

export async function sprite(root) {
  const folder = path.join(root, "node_modules/@tabler/icons/icons/outline");
  const where = new Map(JSON.parse(await readFile(path.join(root, "frontend/icons.json"), "utf8")).map((name) => [name, "frontend/icons.json"]));
  for (const [file, text] of await texts(root, ["xiaodui"], /\.(html|txt|py)$/)) {
    for (const pattern of NAMED) for (const hit of text.matchAll(pattern)) where.set(hit[1], file);
  }
  const symbols = [];
  for (const [name, file] of [...where].sort()) {
    const drawing = path.join(folder, `${name}.svg`);
    if (!existsSync(drawing)) throw new Error(`no icon is called "${name}" (named in ${file}); see tabler.io/icons`);
    symbols.push(symbol(name, await readFile(drawing, "utf8")));
  }
  return `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`;
}

function symbol(name, drawing) {
  const inner = drawing.replace(/^[\s\S]*?<svg[\s\S]*?>/, "").replace(/<\/svg>\s*$/, "");
  const lines = inner.replace(/<path stroke="none"[^>]*>/g, "").replace(/>\s+</g, "><").trim();
  return `<symbol id="${name}" viewBox="0 0 24 24">${lines}</symbol>`;
}
