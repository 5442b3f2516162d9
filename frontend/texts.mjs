// The files in which class names and icon names may stand.
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";

export async function texts(root, folders, pattern) {
  const found = [];
  for (const folder of folders) {
    for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
      const inside = path.join(folder, entry.name);
      if (entry.isDirectory()) {
        if (!["node_modules", "dist", "tests", "__pycache__", "css"].includes(entry.name)) found.push(...(await texts(root, [inside], pattern)));
      } else if (pattern.test(entry.name)) found.push([inside, await readFile(path.join(root, inside), "utf8")]);
    }
  }
  return found;
}
