// Builds what pages load: styles, fonts, the adult script, and the pupils' answer page when its source is there.
// Every output folder keeps itself out of git.
import { build } from "esbuild";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { drawShapes } from "./shapes.mjs";

const UI = "../pijler/foundation/ui/static/ui";
const BROWSERS = ["chrome100", "firefox100", "safari15.4"];

// Dark colours are written once; they hold for who chose dark and for a device set to dark.
const darkTwice = {
  name: "dark-twice",
  setup(esbuild) {
    esbuild.onLoad({ filter: /dark\.css$/ }, ({ path }) => {
      const chosen = readFileSync(path, "utf8");
      const device = chosen.replaceAll('[data-theme="dark"]', ':root:not([data-theme="light"])');
      return { contents: `@media screen {${chosen}}\n@media screen and (prefers-color-scheme: dark) {${device}}`, loader: "css" };
    });
  },
};

const shared = {
  bundle: true,
  minify: true,
  target: BROWSERS,
  logLevel: "warning",
  legalComments: "none",
  charset: "utf8",
  loader: { ".woff2": "file" },
};

async function bundle(folder, entryPoints, more = {}) {
  const result = await build({ ...shared, entryPoints, outdir: folder, metafile: true, ...more });
  for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) report(file, bytes);
}

function report(file, bytes) {
  const zipped = /\.(css|js)$/.test(file) ? `, ${gzipSync(readFileSync(file)).length} compressed` : "";
  console.log(`${file.replace("../pijler/", "")}: ${bytes} bytes${zipped}`);
}

rmSync(UI, { recursive: true, force: true });
drawShapes();
mkdirSync(UI, { recursive: true });
writeFileSync(`${UI}/.gitignore`, "*\n");
copyFileSync("src/favicon.svg", `${UI}/favicon.svg`);
await bundle(UI, { adult: "src/styles/adult.css", pupil: "src/styles/pupil.css" }, {
  plugins: [darkTwice],
  assetNames: "fonts/[name]",
});
await bundle(UI, { adult: "src/adult.ts" }, { format: "iife" });

// The answer page has a build of its own: hashed names, a policy for its script, a list for the worker.
const checkin = "./src/checkin/build.mjs";
if (existsSync(checkin)) await (await import(checkin)).buildCheckin();
