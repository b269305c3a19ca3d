// "I want to talk with ...": a request with a name, apart from the answers.
import { button, heading, make, type Child } from "../dom";
import { icon } from "../drawing";
import type { Journey } from "../journey";
import type { Begun, Person } from "../protocol";
import { readAloud } from "../speech";
import { helpNow, leave } from "./end";
import { backButton, choice, frame, problemLine, tellProblem, type View } from "./frame";

const URGENT = "urgent";
const TINTS = ["p4", "p1", "p2", "p3"];

export function talkScreen(journey: Journey, begun: Begun): View {
  const { talk: texts } = journey.texts;
  const problem = problemLine("talk-problem");
  const name = nameInput(journey);
  const send = make("button", { type: "submit", form: "talk-form", class: "nl-button nl-button--primary child button--wide" });
  const help = make("div", {}, helpNow(journey));
  const react = () => {
    send.textContent = journey.talk.urgent ? texts.askNow : texts.ask;
    help.hidden = !journey.talk.urgent;
  };
  react();
  const form = make("form", { id: "talk-form", class: "letter", novalidate: true }, people(journey, begun, react), help, nameField(journey, name), problem);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void ask(journey, begun, name, problem);
  });
  const bar = [backButton(journey.texts.back, () => journey.go("end"))];
  return frame(journey, { title: texts.heading, look: "end", bar, middle: [form], foot: [send] });
}

function people(journey: Journey, begun: Begun, react: () => void): HTMLElement {
  const { language, texts } = journey;
  const words = () => [texts.talk.heading, ...begun.talk.map(({ label }) => label), texts.talk.urgent];
  const reader = readAloud({ language, read: texts.read, stop: texts.stopReading, words });
  const picks = begun.talk.map((person, place) => pick(journey, person, place));
  const group = make("div", { class: "people" }, ...picks, urgentPick(journey));
  const fieldset = make("fieldset", { class: "question" }, make("legend", {}, heading(texts.talk.heading)), reader, group);
  fieldset.addEventListener("change", ({ target }) => {
    const { value } = target as HTMLInputElement;
    journey.talk.urgent = value === URGENT;
    journey.talk.with = value === URGENT ? null : value;
    react();
  });
  return fieldset;
}

function pick(journey: Journey, { id, label }: Person, place: number): HTMLElement {
  const tint = TINTS[place % TINTS.length] ?? "p1";
  const arch = make("span", { class: `arch arch--l ${tint}`, "aria-hidden": "true" }, initial(label));
  return choice({ name: "with", value: id, checked: journey.talk.with === id }, "pick", arch, make("b", {}, label));
}

/** The first letter of the name: "Juf Marieke" is an M, "Mevrouw de Wit" a W. */
function initial(label: string): string {
  const capitals = label.split(/\s+/).slice(1).filter((word) => /^\p{Lu}/u.test(word));
  return (capitals.at(-1) ?? label).charAt(0).toUpperCase();
}

function urgentPick(journey: Journey): HTMLElement {
  const { talk: texts } = journey.texts;
  const arch = make("span", { class: "arch arch--l now", "aria-hidden": "true" }, icon("messageCircle"));
  const words = make("span", {}, make("b", {}, texts.urgent), texts.urgentMore);
  return choice({ name: "with", value: URGENT, checked: journey.talk.urgent }, "pick", arch, words);
}

function nameInput(journey: Journey): HTMLInputElement {
  const input = make("input", {
    id: "name",
    class: "text",
    autocomplete: "off",
    maxlength: 80,
    spellcheck: "false",
    "aria-describedby": "name-hint talk-problem",
    value: journey.talk.name,
  });
  input.addEventListener("input", () => (journey.talk.name = input.value));
  return input;
}

function nameField(journey: Journey, input: HTMLElement): HTMLElement {
  const { talk: texts } = journey.texts;
  const hint = make("p", { id: "name-hint", class: "hint" }, texts.hint);
  return make("div", { class: "field" }, make("label", { for: "name" }, texts.name), hint, input);
}

async function ask(journey: Journey, begun: Begun, input: HTMLInputElement, problem: HTMLElement): Promise<void> {
  const { talk, texts } = journey;
  talk.name = input.value.trim();
  if (!talk.urgent && talk.with === null) return tellProblem(problem, texts.talk.whom);
  if (!talk.name) {
    tellProblem(problem, texts.talk.nameMissing);
    return input.focus();
  }
  await journey.ask(begun);
}

/** How it stands with the request; rewritten in place when there is news. */
export function askedScreen(journey: Journey): View {
  const { asked: texts } = journey.texts;
  const title = heading("");
  const more = make("p", { class: "lead", role: "status" });
  const show = () => {
    const [head, rest] = standing(journey);
    title.textContent = head;
    more.textContent = rest;
  };
  show();
  const stop = journey.outbox.listen(() => (title.isConnected ? show() : stop()));
  const done = button({ class: "nl-button nl-button--secondary child button--wide" }, () => leave(journey), texts.done);
  const sooner = button({ class: "nl-button nl-button--primary child button--wide" }, () => journey.needSomebodyNow(), journey.texts.talk.urgent);
  const words: Child[] = [title, more, helpNow(journey), !journey.asked?.request.urgent && sooner, done];
  const bar = [backButton(journey.texts.back, () => journey.go("end"))];
  return frame(journey, { title: journey.texts.talk.heading, look: "end", bar, middle: [make("div", { class: "letter words" }, ...words)] });
}

function standing({ asked, texts: { asked: texts }, audience }: Journey): [string, string] {
  const { outcome, request } = asked ?? { outcome: "failed", request: { urgent: false } };
  if (outcome === "sent") {
    return request.urgent ? [texts.urgentArrived, texts.urgentArrivedMore[audience]] : [texts.arrived, texts.arrivedMore];
  }
  if (outcome !== "busy" && outcome !== "waiting") return [texts.failed, texts.failedMore[audience]];
  if (!request.urgent) return [texts.onItsWay, texts.stay];
  return [texts.urgentBusy, outcome === "waiting" ? texts.urgentWaiting : ""];
}
