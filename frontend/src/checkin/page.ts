// Puts a screen on the page: colours of the part, title, focus.
import type { Journey } from "./journey";
import { aboutScreen, feedbackScreen } from "./screens/before";
import { codeScreen } from "./screens/code";
import { byeScreen, endScreen } from "./screens/end";
import type { View } from "./screens/frame";
import { itemScreen } from "./screens/item";
import { askedScreen, talkScreen } from "./screens/talk";
import { silence } from "./speech";

export function drawOn(root: HTMLElement, journey: Journey, focus: "heading" | "language" | "nothing"): void {
  silence();
  const view = viewOf(journey);
  document.documentElement.lang = journey.language;
  document.title = view.title;
  root.className = `pupil ${view.look} screen-${journey.screen}`;
  root.replaceChildren(...view.parts);
  if (focus === "nothing") return;
  scrollTo(0, 0);
  root.querySelector<HTMLElement>(focus === "heading" ? "h1" : ".language")?.focus();
}

function viewOf(journey: Journey): View {
  const { begun } = journey;
  if (journey.screen === "bye") return byeScreen(journey);
  if (!begun || journey.screen === "code") return codeScreen(journey);
  const screens = { feedback: feedbackScreen, about: aboutScreen, item: itemScreen, end: endScreen, talk: talkScreen, asked: askedScreen };
  return screens[journey.screen](journey, begun);
}
