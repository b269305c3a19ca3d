// From answers to the bytes that leave the page.
import { bytesOf, fromBase64url, sha256, toBase64url, type Bytes } from "./bytes";
import { seal } from "./hpke";
import { complete, type Answers } from "./instrument";
import type { Begun } from "./protocol";

const INFO = "pijler answer 1";
const STEP = 512;

export interface SealedAnswer {
  token: string;
  round: string;
  sealed: string;
  /** The receipt that proves that exactly these bytes are kept. */
  receipt: string;
}

/** Seal once: sending again sends the same bytes, so that the server can see that they are the same. */
export async function sealAnswers(begun: Begun, answers: Answers, language: string): Promise<SealedAnswer> {
  const { token, round } = begun;
  const plaintext = padded(writtenDown(begun, answers, language));
  // The round stands in the info, so that an answer cannot be moved to another round.
  const info = bytesOf(`${INFO} ${round}`);
  const sealed = await seal({ to: fromBase64url(begun.key), info, aad: new Uint8Array(), plaintext });
  return { token, round, sealed: toBase64url(sealed), receipt: await sha256(sealed) };
}

function writtenDown(begun: Begun, answers: Answers, language: string): string {
  const { key, version } = begun.instrument;
  const given = complete(begun.instrument, answers);
  return JSON.stringify({ v: 1, instrument: `${key}@${version}`, language, answers: given });
}

/** Spaces up to a multiple of 512 bytes: the length tells nothing about what was skipped. */
export function padded(text: string): Bytes {
  const bytes = bytesOf(text);
  const filled = new Uint8Array(Math.ceil(bytes.length / STEP) * STEP).fill(32);
  filled.set(bytes);
  return filled;
}
