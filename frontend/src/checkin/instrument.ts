// The questionnaire as the server sends it, and what counts as an answer to it.

/** The same words in several languages. */
export type Text = Record<string, string>;

export interface Option {
  value: number;
  label: Text;
  face?: number;
}

export interface Item {
  key: string;
  text: Text;
  options: string;
  show: "faces" | "words" | "bow";
}

export interface Instrument {
  key: string;
  version: string;
  ages: { from: number; to: number };
  options: Record<string, Option[]>;
  items: Item[];
}

/** The chosen value, or null when the question was skipped. */
export type Choice = number | null;
export type Answers = Map<string, Choice>;

export function say(text: Text, language: string): string {
  return text[language] ?? Object.values(text)[0] ?? "";
}

export function optionsOf(instrument: Instrument, item: Item): Option[] {
  return instrument.options[item.options] ?? [];
}

/** Pupils of secondary school and older get another tone, words before faces, and 113. */
export function isForOlder(instrument: Instrument): boolean {
  return instrument.ages.from >= 12;
}

/** Every item in its order; whatever was never answered is a skip, whatever does not exist is left out. */
export function complete(instrument: Instrument, answers: Answers): Record<string, Choice> {
  const valid = (item: Item, choice: Choice) => optionsOf(instrument, item).some(({ value }) => value === choice);
  const pairs = instrument.items.map((item): [string, Choice] => {
    const choice = answers.get(item.key) ?? null;
    return [item.key, valid(item, choice) ? choice : null];
  });
  return Object.fromEntries(pairs);
}
