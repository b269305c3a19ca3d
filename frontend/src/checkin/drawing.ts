// Our own constant drawings as elements: a tiny reader, since Trusted Types (rightly) refuse markup as text.
import arrowLeft from "lucide-static/icons/arrow-left.svg";
import arrowRight from "lucide-static/icons/arrow-right.svg";
import check from "lucide-static/icons/check.svg";
import circleAlert from "lucide-static/icons/circle-alert.svg";
import languages from "lucide-static/icons/languages.svg";
import messageCircle from "lucide-static/icons/message-circle.svg";
import phone from "lucide-static/icons/phone.svg";
import skipForward from "lucide-static/icons/skip-forward.svg";
import square from "lucide-static/icons/square.svg";
import volume from "lucide-static/icons/volume-2.svg";

const SVG = "http://www.w3.org/2000/svg";
const ICONS = { arrowLeft, arrowRight, check, circleAlert, languages, messageCircle, phone, skipForward, square, volume };
const MIRRORED: ReadonlySet<string> = new Set(["arrowLeft", "arrowRight", "skipForward", "volume"]);

export type IconName = keyof typeof ICONS;

/** Read a drawing: tags with attributes, nothing else. */
export function drawing(markup: string): SVGElement {
  const holder = document.createElementNS(SVG, "g");
  let inside: Element = holder;
  for (const [, closing, name = "", attributes = "", empty] of markup.matchAll(/<(\/?)([a-z]+)([^>]*?)(\/?)>/gi)) {
    if (closing) {
      inside = inside.parentElement ?? holder;
      continue;
    }
    const shape = document.createElementNS(SVG, name);
    for (const [, key = "", value = ""] of attributes.matchAll(/([\w:-]+)="([^"]*)"/g)) shape.setAttribute(key, value);
    inside.append(shape);
    if (!empty) inside = shape;
  }
  return holder.firstElementChild as SVGElement;
}

export function icon(name: IconName): SVGElement {
  const shape = drawing(ICONS[name].replace(/<!--.*?-->/s, ""));
  for (const given of ["xmlns", "width", "height", "fill", "stroke", "stroke-width"]) shape.removeAttribute(given);
  shape.setAttribute("class", MIRRORED.has(name) ? "icon flip" : "icon");
  shape.setAttribute("aria-hidden", "true");
  return shape;
}

/** Filling stones beside a word: how often, or how true; the word says which. */
export function fillingStones(filled: number, of: number): SVGElement {
  const width = 56 / of;
  const stone = (place: number) => {
    const look = place < filled ? "full" : "empty";
    return `<rect class="${look}" x="${place * width + 2.5}" y="12" width="${width - 5}" height="16" rx="3"/>`;
  };
  const stones = Array.from({ length: of }, (_, place) => stone(place)).join("");
  return drawing(`<svg class="filling" viewBox="0 0 56 40" aria-hidden="true">${stones}</svg>`);
}
