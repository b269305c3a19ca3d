// The two pictures of the answer page: the arcade, and two people on a bench.
import { drawing } from "./drawing";

const PILLARS = [
  "M17.5 0H10A10 10 0 0 0 0 10V52a2 2 0 0 0 2 2H10.5a2 2 0 0 0 2-2V22a5 5 0 0 1 5-5Z",
  "M17.5 0H40V17a5 5 0 0 0-5 5V52a2 2 0 0 1-2 2H24.5a2 2 0 0 1-2-2V22a5 5 0 0 0-5-5Z",
  "M40 0H62.5V17a5 5 0 0 0-5 5V52a2 2 0 0 1-2 2H47a2 2 0 0 1-2-2V22a5 5 0 0 0-5-5Z",
  "M62.5 0H70A10 10 0 0 1 80 10V52a2 2 0 0 1-2 2H69.5a2 2 0 0 1-2-2V22a5 5 0 0 0-5-5Z",
];
const FLOOR = "M2 58H78a2 2 0 0 1 2 2v2a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2v-2a2 2 0 0 1 2-2Z";

export function logo(): SVGElement {
  const pillars = PILLARS.map((path, place) => `<path fill="var(--pijler-logo-${place + 1})" d="${path}"/>`).join("");
  return drawing(`<svg class="logo" viewBox="0 0 80 64" aria-hidden="true">${pillars}<path fill="currentColor" d="${FLOOR}"/></svg>`);
}

const color = (name: string) => `var(--pijler-color-${name})`;
const INK = "#15303A";
const FRINGE = "M-29 -44a29 29 0 0 1 58 0q-30 -2 -36 -15q-6 13 -22 15z";

const FACE = `<circle cx="-9" cy="-41" r="3.1" fill="${INK}"/><circle cx="9" cy="-41" r="3.1" fill="${INK}"/>
<path d="M-8 -32q8 8 16 0" fill="none" stroke="${INK}" stroke-width="3" stroke-linecap="round"/>`;
const BODY = "M-36 10a36 36 0 0 1 72 0v56a6 6 0 0 1 -6 6h-60a6 6 0 0 1 -6 -6z";

function person(where: string, clothes: string, skin: number, hair: string, longHair: boolean): string {
  const behind = longHair ? `<path d="M-33 -44a33 33 0 0 1 66 0v36h-66z" fill="${hair}"/>` : "";
  const head = `<circle cx="0" cy="-44" r="28" fill="var(--pijler-skin-${skin})"/><path d="${FRINGE}" fill="${hair}"/>`;
  return `<g transform="${where}"><path d="${BODY}" fill="${clothes}"/>${behind}${head}${FACE}</g>`;
}

const TREE = `<g transform="translate(562 394) scale(1.35)"><path d="M-8 -96h16v96h-16z" fill="${INK}"/>
<path d="M-48 -94a48 48 0 0 1 96 0v10a12 12 0 0 1 -12 12h-72a12 12 0 0 1 -12 -12z" fill="${color("environment-mid")}"/>
<circle cx="18" cy="-104" r="7" fill="${color("surface")}" opacity=".55"/><circle cx="-14" cy="-88" r="7" fill="${color("surface")}" opacity=".55"/></g>`;

const BENCH = `<path d="M214 342v44M250 342v44" stroke="${INK}" stroke-width="17" stroke-linecap="round"/>
<path d="M350 342v46M392 342v46" stroke="${INK}" stroke-width="20" stroke-linecap="round"/>
<rect x="132" y="326" width="336" height="26" rx="6" fill="${color("education-mid")}"/>
<path d="M164 352v46M436 352v46" stroke="${color("education")}" stroke-width="14"/>`;

/** A child and a grown-up on a bench under an arch; without a name it is decoration. */
export function bench(name: string | null): SVGElement {
  const shape = drawing(`<svg class="scene" viewBox="0 0 640 440" preserveAspectRatio="xMidYMax slice">
<rect width="640" height="440" fill="${color("policy-soft")}"/>
<path d="M96 440V224a200 200 0 0 1 400 0V440z" fill="${color("surface")}"/>
<circle cx="296" cy="116" r="40" fill="${color("sun")}"/>
<rect y="388" width="640" height="52" fill="${color("environment-mid")}"/>${TREE}
${person("translate(232 262) scale(1.16)", color("signalling-mid"), 4, "#9A5B2E", true)}
${person("translate(370 244) scale(1.36)", color("policy-mid"), 2, INK, false)}${BENCH}</svg>`);
  if (name === null) shape.setAttribute("aria-hidden", "true");
  else for (const [key, value] of Object.entries({ role: "img", "aria-label": name })) shape.setAttribute(key, value);
  return shape;
}
