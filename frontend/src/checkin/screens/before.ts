// Before the questions: what was done with what the class said, and what happens with the answers.
import { heading, make } from "../dom";
import { icon } from "../drawing";
import type { Journey } from "../journey";
import type { Begun, Feedback } from "../protocol";
import type { Texts } from "../texts";
import { readAloud } from "../speech";
import { backButton, frame, primary, type View } from "./frame";

export function feedbackScreen(journey: Journey, begun: Begun): View {
  const { feedback: texts } = journey.texts;
  const items = begun.feedback.map((item) => saidAndDone(item, texts, journey.language));
  const words = () => [texts.heading, ...begun.feedback.flatMap(({ said, did }) => [texts.said, said, texts.did, did])];
  const middle = make("div", { class: "letter" }, top(journey, texts.heading, words), make("ul", { class: "heard" }, ...items));
  return frame(journey, {
    title: texts.heading,
    look: journey.look,
    bar: [place(begun)],
    middle: [middle],
    foot: [primary(journey.texts.next, () => journey.go("about"))],
  });
}

function saidAndDone({ said, did, on }: Feedback, texts: Texts["feedback"], language: string): HTMLElement {
  return make(
    "li",
    {},
    make("p", { class: "said" }, make("b", {}, texts.said), said),
    make("p", { class: "did" }, make("b", {}, texts.did), did, make("small", {}, texts.on(dayInWords(on, language)))),
  );
}

export function dayInWords(day: string, language: string): string {
  const moment = new Date(`${day.slice(0, 10)}T12:00:00`);
  const form = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { day: "numeric", month: "long", year: "numeric" });
  return Number.isNaN(moment.getTime()) ? day : form.format(moment);
}

export function aboutScreen(journey: Journey, begun: Begun): View {
  const { about: texts } = journey.texts;
  const { audience } = journey;
  const facts = [texts.name, texts.readers[audience], texts.few[audience], texts.skip];
  const length = texts.length(begun.instrument.items.length);
  const words = () => [texts.heading, ...facts, length];
  const middle = make(
    "div",
    { class: "letter" },
    journey.restarted && make("p", { class: "note" }, texts.restarted),
    top(journey, texts.heading, words),
    make("ul", { class: "facts" }, ...facts.map((fact) => make("li", {}, icon("check"), make("span", {}, fact)))),
    make("p", { class: "quiet" }, length),
  );
  const back = begun.feedback?.length ? backButton(journey.texts.back, () => journey.go("feedback")) : null;
  const start = primary(texts.start, () => journey.go("item"));
  return frame(journey, { title: texts.heading, look: journey.look, bar: [place(begun)], middle: [middle], foot: [back, start] });
}

function top(journey: Journey, title: string, words: () => string[]): HTMLElement {
  const { language, texts } = journey;
  return make("div", { class: "ask" }, heading(title), readAloud({ language, read: texts.read, stop: texts.stopReading, words }));
}

function place(begun: Begun): HTMLElement {
  return make("p", { class: "place" }, make("b", {}, begun.group), begun.school);
}
