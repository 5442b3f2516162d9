// Bundles the face: scripts, styles, icons and fonts into frontend/dist, names hashed, each beside its .gz and .br.
// `--watch` builds again on a change of sources or templates.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { watch } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { sprite } from "./icons.mjs";
import { trimmed } from "./trim.mjs";

const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), "..");
const dist = path.join(root, "frontend/dist");
const source = (name) => path.join(root, "frontend/src", name);
const shared = { bundle: true, minify: true, write: false, outdir: dist, legalComments: "none", target: ["chrome100", "firefox102", "safari15.4"], logLevel: "warning" };

const hashOf = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 10);
const hashed = (name, bytes) => name.replace(/(\.\w+)$/, `.${hashOf(bytes)}$1`);

async function bundles() {
  const scripts = await Promise.all([
    build({ ...shared, entryPoints: [source("app.js"), source("chat.js")], format: "esm", splitting: true, chunkNames: "[name].[hash]" }),
    build({ ...shared, entryPoints: [source("charts.js"), source("install.js")], format: "esm" }),
    build({ ...shared, entryPoints: [source("theme.js"), source("worker.js")], format: "iife" }),
  ]);
  const styles = await build({
    ...shared, entryPoints: { app: source("css/app.css") }, loader: { ".woff2": "file" },
    assetNames: "fonts/[name].[hash]", plugins: [trimmed(root)],
  });
  return [...scripts.flatMap((made) => made.outputFiles), ...styles.outputFiles];
}

async function write(name, bytes) {
  const target = path.join(dist, name);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, bytes);
  if (/\.(js|css|svg)$/.test(name)) {
    await writeFile(`${target}.gz`, gzipSync(bytes, { level: 9 }));
    await writeFile(`${target}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }
}

// New files first, then names.json, then what is stale: a server that runs meanwhile never points at a hole.
async function run() {
  const names = {}, files = [];
  for (const file of await bundles()) {
    const plain = path.relative(dist, file.path);
    const already = /^fonts\/|\.\w{8}\.js$/.test(plain); // named in other files, so esbuild has put the hash in
    const name = already ? plain : hashed(plain, file.contents);
    names[plain.replace(/\.\w{8}(\.\w+)$/, already ? "$1" : "$&")] = name;
    files.push([name, file.contents]);
  }
  const icons = Buffer.from(await sprite(root));
  names["icons.svg"] = hashed("icons.svg", icons);
  files.push([names["icons.svg"], icons]);
  for (const [name, bytes] of files) await write(name, bytes);
  await writeFile(path.join(dist, "names.json"), JSON.stringify(names, null, 2));
  await sweep(new Set(Object.values(names)));
}

async function sweep(kept) {
  for (const entry of await readdir(dist, { recursive: true })) {
    const plain = entry.replace(/\.(gz|br)$/, "");
    if (plain === "names.json" || kept.has(plain)) continue;
    if ((await stat(path.join(dist, entry))).isFile()) await rm(path.join(dist, entry));
  }
}

await mkdir(dist, { recursive: true });
await run();
if (process.argv.includes("--watch")) {
  let soon;
  const again = (_kind, name) => {
    if (/dist|node_modules/.test(name ?? "")) return;
    clearTimeout(soon);
    soon = setTimeout(() => run().catch((fault) => console.error(String(fault))), 150);
  };
  for (const folder of ["frontend/src", "xiaodui"]) watch(path.join(root, folder), { recursive: true }, again);
}
