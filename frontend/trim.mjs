// Of the kit's style sheet only what our pages use: the whole is 635 kB, what is left a twentieth.
import { readFile } from "node:fs/promises";
import { PurgeCSS } from "purgecss";
import { texts } from "./texts.mjs";

const KEEP = ["html", "body", "dark", "light", /^data-bs-theme/, "spinner-border", "spinner-border-sm", "visually-hidden"];

export function trimmed(root) {
  return {
    name: "trimmed",
    setup(build) {
      build.onLoad({ filter: /@tabler\/core\/dist\/css\/tabler\.css$/ }, async ({ path }) => {
        const pages = await texts(root, ["xiaodui", "frontend/src"], /\.(html|js)$/);
        const [left] = await new PurgeCSS().purge({
          css: [{ raw: withoutNotes(await readFile(path, "utf8")) }],
          content: pages.map(([, raw]) => ({ raw, extension: "html" })),
          defaultExtractor: (text) => text.match(/[\w-]+/g) ?? [],
          safelist: KEEP, variables: true, keyframes: true, fontFace: true,
        });
        return { contents: left.css, loader: "css" };
      });
    },
  };
}

const withoutNotes = (css) => css.replace(/\/\*[\s\S]*?\*\//g, "");
