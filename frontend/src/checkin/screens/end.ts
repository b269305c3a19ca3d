// After the questions: thanks, how it stands with sending, and the ways to somebody to talk with.
import { button, heading, make } from "../dom";
import { icon } from "../drawing";
import { bench } from "../pictures";
import type { Journey, Sending } from "../journey";
import type { Begun } from "../protocol";
import type { Audience, Texts } from "../texts";
import { count, frame, primary, stones, type View } from "./frame";

export function endScreen(journey: Journey, begun: Begun): View {
  const { end: texts } = journey.texts;
  const total = begun.instrument.items.length;
  const words = make(
    "div",
    { class: "words" },
    heading(texts.heading),
    make("p", { class: "lead" }, texts.lead[journey.audience]),
    sendingLine(journey),
    choices(journey, begun),
    helpNow(journey),
  );
  return frame(journey, {
    title: texts.count,
    look: "end",
    bar: [count(texts.count), stones(total, total, false)],
    middle: [bench(texts.picture), words],
  });
}

function choices(journey: Journey, begun: Begun): HTMLElement {
  const { end: texts } = journey.texts;
  const talk = () => journey.go(journey.asked ? "asked" : "talk");
  const wide = "nl-button child button--wide";
  return make(
    "div",
    { class: "choice" },
    Boolean(begun.talk?.length) && button({ class: `${wide} nl-button--primary` }, talk, icon("messageCircle"), texts.talk),
    button({ class: `${wide} nl-button--secondary` }, () => leave(journey), texts.done),
  );
}

/** Wipe first, then say goodbye: whoever looks at the next screen finds nothing. */
export function leave(journey: Journey): void {
  journey.wipe();
  journey.go("bye");
}

function sendingLine(journey: Journey): HTMLElement {
  const line = make("p", { class: "sending", role: "status" });
  const { sending } = journey;
  const say = () => {
    if (sending) line.textContent = sentence(sending, journey.texts.sending, journey.audience);
  };
  // Under a second nothing is said: most answers have arrived by then.
  if (sending?.outcome === "busy") setTimeout(say, 1000);
  else say();
  const stop = journey.outbox.listen(({ key }) => (line.isConnected ? key === sending?.token && say() : stop()));
  return line;
}

function sentence({ outcome, kept }: Sending, texts: Texts["sending"], audience: Audience): string {
  if (outcome === "waiting") return kept ? texts.waiting : texts.waitingHere;
  if (outcome === "different" || outcome === "full" || outcome === "unreadable") return texts[outcome][audience];
  if (outcome === "late") return texts.late;
  return outcome === "busy" ? texts.busy : texts.sent;
}

export function helpNow(journey: Journey): HTMLElement {
  const { help: texts } = journey.texts;
  const { audience } = journey;
  const child = make("p", {}, `${texts.person[audience]} ${texts.kindertelefoon} `, call("0800 0432"));
  const older = audience === "older" && make("p", {}, `${texts.suicide} `, call("0800 0113"));
  return make("aside", { class: "helpnow" }, icon("phone"), make("div", {}, make("b", {}, texts.heading), child, older));
}

function call(number: string): HTMLElement {
  return make("a", { href: `tel:${number.replaceAll(" ", "")}` }, number);
}

export function byeScreen(journey: Journey): View {
  const { bye: texts } = journey.texts;
  const words = make(
    "div",
    { class: "words" },
    heading(texts.heading),
    make("p", { class: "lead" }, texts.lead),
    make("p", { class: "quiet" }, texts.nextMore),
  );
  const next = primary(texts.next, () => journey.go("code"));
  return frame(journey, { title: texts.heading, look: "end", bar: [], middle: [bench(journey.texts.end.picture), words], foot: [next] });
}
