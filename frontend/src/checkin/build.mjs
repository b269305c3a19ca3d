// Builds the pupils' answer page: hashed script, style and letters, the page in each language, the worker,
// and assets.json, which tells the server what to serve where and with which headers.
// By hand: node src/checkin/build.mjs [FOLDER]
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const HERE = dirname(fileURLToPath(import.meta.url));
const SHELLS = join(HERE, "../../../pijler/listening/checkins/page");
const FOLDER = join(HERE, "../../../pijler/listening/checkins/static/checkins");
const ADDRESS = "/static/checkins/";
const PAGES = { nl: "/k/", en: "/k/en/" };
const WORKER = "/k/worker.js";

const shared = {
  absWorkingDir: HERE,
  bundle: true,
  minify: true,
  write: false,
  target: ["chrome100", "firefox116", "safari15.4"],
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  loader: { ".svg": "text", ".woff2": "file" },
};

// Dark colours are written once; they hold for who chose dark and for a device set to dark.
const darkTwice = {
  name: "dark-twice",
  setup(esbuild) {
    esbuild.onLoad({ filter: /dark\.css$/ }, ({ path }) => {
      const chosen = readFileSync(path, "utf8");
      const device = chosen.replaceAll('[data-theme="dark"]', ":root");
      return { contents: `@media screen and (prefers-color-scheme: dark) {${device}}`, loader: "css" };
    });
  },
};

const sha = (bytes, form) => createHash("sha256").update(bytes).digest(form);

export async function buildCheckin(folder = FOLDER) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, ".gitignore"), "*\n");
  const files = { ...(await script()), ...(await style()), ...icon() };
  const urls = Object.keys(files).filter((name) => !isSpare(name)).map((name) => ADDRESS + name);
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  const pages = shells(files);
  for (const [language, text] of Object.entries(pages)) writeBoth(join(folder, `page.${language}.html`), text);
  const version = sha(urls.join() + Object.values(pages).join(), "hex").slice(0, 12);
  writeBoth(join(folder, "worker.js"), await worker({ version, urls: [...Object.values(PAGES), ...urls] }));
  writeFileSync(join(folder, "assets.json"), `${JSON.stringify(manifest(files, pages, version), null, 1)}\n`);
}

/** Beside each file that a view serves also its compressed form; static files are compressed when they are collected. */
function writeBoth(file, content) {
  writeFileSync(file, content);
  writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
}

async function script() {
  const result = await build({ ...shared, entryPoints: ["main.ts"], format: "iife", outdir: "out" });
  return named("checkin", "js", result.outputFiles[0].contents);
}

async function style() {
  const result = await build({ ...shared, entryPoints: ["checkin.css"], outdir: "out", assetNames: "[name].[hash]", plugins: [darkTwice] });
  const found = {};
  for (const { path, contents } of result.outputFiles) {
    if (path.endsWith(".css")) Object.assign(found, named("checkin", "css", contents));
    else found[path.split("/").at(-1)] = contents;
  }
  return found;
}

function icon() {
  return named("icon", "svg", readFileSync(join(SHELLS, "icon.svg")));
}

async function worker(precache) {
  const define = { PRECACHE: JSON.stringify(precache) };
  const result = await build({ ...shared, entryPoints: ["worker.ts"], format: "iife", outdir: "out", define });
  return result.outputFiles[0].contents;
}

function named(name, kind, bytes) {
  return { [`${name}.${sha(bytes, "hex").slice(0, 12)}.${kind}`]: bytes };
}

/** Letters that only some pages need are not fetched beforehand. */
function isSpare(name) {
  return name.endsWith(".woff2") && !/latin-(400|600)-normal/.test(name);
}

function find(files, ending) {
  return Object.keys(files).find((name) => ending.test(name));
}

function integrityOf(files) {
  return `sha256-${sha(files[find(files, /\.js$/)], "base64")}`;
}

function shells(files) {
  const filled = {
    "%SCRIPT%": ADDRESS + find(files, /\.js$/),
    "%STYLE%": ADDRESS + find(files, /\.css$/),
    "%FONT%": ADDRESS + find(files, /latin-600-normal.*\.woff2$/),
    "%ICON%": ADDRESS + find(files, /\.svg$/),
    "%INTEGRITY%": integrityOf(files),
  };
  const fill = (text) => text.replace(/%[A-Z]+%/g, (place) => filled[place]);
  return Object.fromEntries(Object.keys(PAGES).map((language) => [language, fill(readFileSync(join(SHELLS, `shell.${language}.html`), "utf8"))]));
}

function policy(files) {
  return [
    "default-src 'none'",
    `script-src '${integrityOf(files)}'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types pijler-worker",
  ].join("; ");
}

function manifest(files, pages, version) {
  const always = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-cache", "Vary": "Accept-Encoding" };
  const own = { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Resource-Policy": "same-origin" };
  const quiet = { "Permissions-Policy": "camera=(), geolocation=(), microphone=()" };
  const page = { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy(files), ...always, ...own, ...quiet };
  const script = { "Content-Type": "text/javascript; charset=utf-8", "Content-Security-Policy": "default-src 'none'; connect-src 'self'", ...always };
  const routes = Object.entries(PAGES).map(([language, route]) => ({
    route,
    file: `page.${language}.html`,
    gzip: `page.${language}.html.gz`,
    etag: sha(pages[language], "hex").slice(0, 16),
    headers: page,
  }));
  return { version, routes: [...routes, { route: WORKER, file: "worker.js", gzip: "worker.js.gz", etag: version, headers: script }], assets: Object.keys(files).sort() };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildCheckin(process.argv[2]);
