// The five steps of an answer as SVG text, from 1 (low) to 5 (high): faces for feelings, bows for older pupils.
// They are silent (aria-hidden): the word beside them is the name. Colours come from the style sheet.
import shapes from "./faces.json";

export type Step = 1 | 2 | 3 | 4 | 5;

/** A face by value; class `mug`. */
export function face(step: Step): string {
  return `<svg class="mug" viewBox="0 0 100 100" aria-hidden="true">${shapes.faces[step]}</svg>`;
}

/** The mouth line alone; class `bow`. */
export function bow(step: Step): string {
  return `<svg class="bow" viewBox="0 0 56 40" aria-hidden="true">${shapes.bow[step]}</svg>`;
}
