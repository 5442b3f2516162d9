// What a first visit carries, compressed: everything except what comes after the first paint.
import { readFile, stat } from "node:fs/promises";
import { brotliCompressSync, gzipSync } from "node:zlib";

const LATER = new Set(["charts.js", "install.js", "worker.js", "celebrate.js"]);
const dist = new URL("./dist/", import.meta.url);
const names = JSON.parse(await readFile(new URL("names.json", dist), "utf8"));
const rows = [];
for (const [plain, name] of Object.entries(names)) {
  const bytes = await readFile(new URL(name, dist));
  const packed = /woff2$/.test(name);
  rows.push({ file: plain, raw: bytes.length, gzip: packed ? bytes.length : gzipSync(bytes, { level: 9 }).length, brotli: packed ? bytes.length : brotliCompressSync(bytes).length });
}
const first = rows.filter((row) => !LATER.has(row.file));
const sum = (key) => first.reduce((total, row) => total + row[key], 0);
const all = { files: rows, first_visit: { raw: sum("raw"), gzip: sum("gzip"), brotli: sum("brotli") } };
if (process.argv.includes("--json")) console.log(JSON.stringify(all));
else { console.table(rows); console.log("first visit", all.first_visit); }
