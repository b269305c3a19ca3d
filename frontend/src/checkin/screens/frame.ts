// What every screen has: a bar with progress and language, a middle, and buttons at the foot.
import { button, make, present, type Child } from "../dom";
import { icon } from "../drawing";
import type { Journey } from "../journey";
import { other, textsIn } from "../texts";

export interface View {
  title: string;
  look: "child" | "elder" | "end";
  parts: HTMLElement[];
}

export interface Layout {
  title: string;
  look: View["look"];
  bar: Child[];
  middle: Child[];
  foot?: Child[];
}

export function frame(journey: Journey, { title, look, bar, middle, foot = [] }: Layout): View {
  const top = make("header", { class: "pupil__top" }, ...bar, languageSwitch(journey));
  const main = make("main", {}, ...middle);
  const end = make("footer", { class: "pupil__end" }, ...foot);
  return { title: `${title} – Pijler`, look, parts: present(foot).length ? [top, main, end] : [top, main] };
}

function languageSwitch(journey: Journey): HTMLButtonElement {
  const language = other(journey.language);
  const name = textsIn(language).switchTo;
  const word = make("span", { class: "language__word" }, name);
  const properties = { class: "language", lang: language, "aria-label": name };
  return button(properties, () => journey.speak(language), icon("languages"), word);
}

export function stones(done: number, of: number, now: boolean): HTMLElement {
  const look = (place: number) => (place < done ? "done" : place === done && now ? "now" : "");
  const all = Array.from({ length: of }, (_, place) => make("span", { class: look(place) }));
  return make("span", { class: of > 8 ? "stones stones--many" : "stones", "aria-hidden": "true" }, ...all);
}

export function count(text: string): HTMLElement {
  return make("p", { class: "count" }, text);
}

export function primary(text: string, pressed: () => void): HTMLButtonElement {
  return button({ class: "nl-button nl-button--primary child child--grow" }, pressed, text, icon("arrowRight"));
}

export function submit(text: string, form: string): HTMLButtonElement {
  const properties = { type: "submit", form, class: "nl-button nl-button--primary child child--grow" };
  return make("button", properties, text, icon("arrowRight"));
}

export function backButton(text: string, pressed: () => void): HTMLButtonElement {
  return button({ class: "nl-button nl-button--secondary child", "data-back": true }, pressed, icon("arrowLeft"), text);
}

/** A place for a problem, beside what it is about; empty until there is one. */
export function problemLine(id: string): HTMLParagraphElement {
  return make("p", { id, class: "problem", role: "alert" });
}

export function tellProblem(line: HTMLElement, text: string): void {
  line.replaceChildren(icon("circleAlert"), make("span", {}, text));
}

/** One choice: a real radio input whose look lies in the part beside it. */
export function choice(properties: Record<string, string | boolean>, kind: string, ...inside: Child[]): HTMLLabelElement {
  const input = make("input", { type: "radio", ...properties });
  const tick = make("span", { class: "tick" }, icon("check"));
  const box = make("span", { class: `answer__box answer__box--${kind}` }, ...inside, tick);
  return make("label", { class: `answer answer--${kind}` }, input, box);
}
