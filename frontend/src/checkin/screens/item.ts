// One question on a screen: choose, then go on. Skipping is an answer like the others.
import { heading, make } from "../dom";
import { drawing, fillingStones, icon } from "../drawing";
import { bow, face, type Step } from "../../faces";
import { optionsOf, say, type Item, type Option } from "../instrument";
import type { Journey } from "../journey";
import type { Begun } from "../protocol";
import { readAloud } from "../speech";
import { backButton, choice, count, frame, problemLine, stones, submit, tellProblem, type View } from "./frame";

const SKIP = "skip";

export function itemScreen(journey: Journey, begun: Begun): View {
  const { items } = begun.instrument;
  const item = items[journey.at] as Item;
  const texts = journey.texts.item;
  const problem = problemLine("choose");
  const form = make("form", { id: "ask", novalidate: true }, question(journey, begun, item), problem);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (journey.answers.has(item.key)) void onwards(journey, begun, problem);
    else tellProblem(problem, texts.choose);
  });
  const last = journey.at === items.length - 1;
  const title = texts.count(journey.at + 1, items.length);
  return frame(journey, {
    title,
    look: journey.look,
    bar: [count(title), stones(journey.at, items.length, true)],
    middle: [form],
    foot: [backButton(journey.texts.back, () => backwards(journey)), submit(last ? texts.send : journey.texts.next, "ask")],
  });
}

function question(journey: Journey, begun: Begun, item: Item): HTMLElement {
  const { language, texts } = journey;
  const options = optionsOf(begun.instrument, item);
  const labels = options.map(({ label }) => say(label, language));
  const words = () => [say(item.text, language), ...labels];
  const name = make("legend", {}, heading(say(item.text, language)));
  const reader = readAloud({ language, read: texts.read, stop: texts.stopReading, words });
  const boxes = options.map((option) => answer(journey, item, option, options));
  const group = make("div", { class: `answers answers--${item.show}` }, ...boxes, skip(journey, item));
  const fieldset = make("fieldset", { class: "question" }, name, reader, group);
  fieldset.addEventListener("change", ({ target }) => chosen(journey, item, target as HTMLInputElement));
  return fieldset;
}

function answer(journey: Journey, item: Item, option: Option, options: Option[]): HTMLElement {
  const checked = journey.answers.get(item.key) === option.value;
  const properties = { name: "answer", value: String(option.value), checked };
  return choice(properties, item.show, picture(item, option, options), make("span", {}, say(option.label, journey.language)));
}

function picture(item: Item, option: Option, options: Option[]): SVGElement {
  const step = (option.face ?? 3) as Step;
  if (item.show === "faces") return drawing(face(step));
  if (item.show === "bow") return drawing(bow(step));
  const values = options.map(({ value }) => value).sort((one, two) => one - two);
  return fillingStones(values.indexOf(option.value), values.length - 1);
}

function skip(journey: Journey, item: Item): HTMLElement {
  const checked = journey.answers.get(item.key) === null;
  const word = make("span", {}, journey.texts.item.skip);
  return choice({ name: "answer", value: SKIP, checked }, "skip", icon("skipForward"), word);
}

function chosen(journey: Journey, item: Item, input: HTMLInputElement): void {
  journey.answers.set(item.key, input.value === SKIP ? null : Number(input.value));
  document.getElementById("choose")?.replaceChildren();
}

function backwards(journey: Journey): void {
  if (journey.at === 0) return journey.go("about");
  journey.at -= 1;
  journey.go("item");
}

async function onwards(journey: Journey, begun: Begun, problem: HTMLElement): Promise<void> {
  if (journey.at < begun.instrument.items.length - 1) {
    journey.at += 1;
    return journey.go("item");
  }
  try {
    await journey.finish(begun);
  } catch {
    tellProblem(problem, journey.texts.item.failed);
  }
}
