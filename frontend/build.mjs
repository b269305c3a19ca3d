// Builds what pages load: styles, fonts, the adult script, and the pupils' answer page when its source is there.
// Every output folder keeps itself out of git.
import { build } from "esbuild";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { drawShapes } from "./shapes.mjs";

const UI = "../pijler/foundation/ui/static/ui";
const CHECKINS = "../pijler/listening/checkins/static/checkins";
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
  loader: { ".woff2": "file", ".svg": "text" },
};

async function bundle(folder, entryPoints, more = {}) {
  const result = await build({ ...shared, entryPoints, outdir: folder, metafile: true, ...more });
  for (const [file, { bytes }] of Object.entries(result.metafile.outputs)) report(file, bytes);
}

function report(file, bytes) {
  const zipped = /\.(css|js)$/.test(file) ? `, ${gzipSync(readFileSync(file)).length} compressed` : "";
  console.log(`${file.replace("../pijler/", "")}: ${bytes} bytes${zipped}`);
}

function keepOutOfGit(folder, ...names) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/.gitignore`, `${[".gitignore", ...names].join("\n")}\n`);
}

rmSync(UI, { recursive: true, force: true });
drawShapes();
keepOutOfGit(UI, "*");
copyFileSync("src/favicon.svg", `${UI}/favicon.svg`);
await bundle(UI, { adult: "src/styles/adult.css", pupil: "src/styles/pupil.css" }, {
  plugins: [darkTwice],
  assetNames: "fonts/[name]",
});
await bundle(UI, { adult: "src/adult.ts" }, { format: "iife" });

const checkin = { main: "src/checkin/main.ts", worker: "src/checkin/worker.ts" };
const present = Object.fromEntries(Object.entries(checkin).filter(([, file]) => existsSync(file)));
if (Object.keys(present).length) {
  keepOutOfGit(CHECKINS, "main.js", "worker.js");
  await bundle(CHECKINS, present, { format: "iife" });
}
