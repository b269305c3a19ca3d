// The code of a class: nine symbols, forgiving about how they are typed.

const ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
const NEVER_USED = /[01ILO]/;
const LENGTH = 9;
/** Six more, from the board, while somebody tries wrong codes: the server knows them. */
const LONGER = 15;

export type CodeCheck = { ok: true; code: string } | { ok: false; why: "confusing" | "strange" | "length"; count: number };

/** Capitals only, without spaces, dashes and dots. */
export function plainCode(typed: string): string {
  return typed.normalize("NFKC").toUpperCase().replace(/[\s.\p{Dash}_]/gu, "");
}

/** In threes, as it stands on the board. */
export function inThrees(typed: string): string {
  return (plainCode(typed).match(/.{1,3}/gu) ?? []).join("-");
}

export function checkCode(typed: string): CodeCheck {
  const code = plainCode(typed);
  const count = code.length;
  if (NEVER_USED.test(code)) return { ok: false, why: "confusing", count };
  if ([...code].some((symbol) => !ALPHABET.includes(symbol))) return { ok: false, why: "strange", count };
  if (count !== LENGTH && count !== LONGER) return { ok: false, why: "length", count };
  return { ok: true, code };
}
