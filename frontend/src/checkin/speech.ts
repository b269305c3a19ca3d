// Reading aloud with a voice of the device itself: other voices send the text to somebody else's computer.
import { button } from "./dom";
import { icon } from "./drawing";

export interface Reading {
  language: string;
  read: string;
  stop: string;
  words: () => string[];
}

/** A button that reads aloud, or stops; hidden as long as the device has no voice of its own in this language. */
export function readAloud(reading: Reading): HTMLButtonElement {
  const element = button({ class: "round", hidden: true }, () => toggle(element, reading), icon("volume"));
  element.setAttribute("aria-label", reading.read);
  const look = () => (element.hidden = voiceFor(reading.language) === undefined);
  look();
  if (speech()) speech()?.addEventListener("voiceschanged", look);
  return element;
}

export function silence(): void {
  speech()?.cancel();
}

function speech(): SpeechSynthesis | undefined {
  return "speechSynthesis" in window ? window.speechSynthesis : undefined;
}

function voiceFor(language: string): SpeechSynthesisVoice | undefined {
  const fits = (voice: SpeechSynthesisVoice) => voice.localService && voice.lang.toLowerCase().startsWith(language);
  return speech()?.getVoices().find(fits);
}

function toggle(element: HTMLButtonElement, reading: Reading): void {
  const wasReading = element.getAttribute("aria-label") === reading.stop;
  silence();
  if (wasReading) show(element, reading.read, "volume");
  else speak(element, reading);
}

function speak(element: HTMLButtonElement, { language, read, stop, words }: Reading): void {
  const voice = voiceFor(language);
  if (!voice) return;
  show(element, stop, "square");
  const lines = words().map((line) => Object.assign(new SpeechSynthesisUtterance(line), { voice, lang: voice.lang, rate: 0.9 }));
  const last = lines.at(-1);
  if (last) last.onend = last.onerror = () => show(element, read, "volume");
  for (const line of lines) speech()?.speak(line);
}

function show(element: HTMLButtonElement, name: string, shape: "volume" | "square"): void {
  element.setAttribute("aria-label", name);
  element.replaceChildren(icon(shape));
}
