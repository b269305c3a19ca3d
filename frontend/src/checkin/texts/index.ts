import { en } from "./en";
import { nl } from "./nl";
import type { Language, Texts } from "./texts";

export type { Audience, Language, Texts } from "./texts";

const ALL: Record<Language, Texts> = { nl, en };

export const PAGES: Record<Language, string> = { nl: "/k/", en: "/k/en/" };

export function textsIn(language: Language): Texts {
  return ALL[language];
}

export function other(language: Language): Language {
  return language === "nl" ? "en" : "nl";
}

export function isLanguage(word: string): word is Language {
  return word in ALL;
}
