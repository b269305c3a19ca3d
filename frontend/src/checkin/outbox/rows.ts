// What may wait on a device: sealed answers, and locked requests for a talk. Never an answer that can be read.
import type { Bytes } from "../bytes";
import type { TalkRequest } from "../protocol";
import type { SealedAnswer } from "../seal";

export interface AnswerRow extends SealedAnswer {
  /** The day only: not even the device remembers at what time somebody answered. */
  day: string;
  /** The server said that sending again will never help. */
  stopped?: boolean;
}

export interface TalkRow {
  id: string;
  day: string;
  /** Not to be sent before this moment (milliseconds). */
  due: number;
  nonce: Bytes;
  locked: Bytes;
}

/** How it went with one answer or request; the key is the token of an answer or the id of a request. */
export type Outcome = "sent" | "waiting" | "late" | "different" | "full" | "unreadable" | "failed";

export interface News {
  key: string;
  outcome: Outcome;
}

const DAY = 86_400_000;
const LONGEST = 7;

export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 10);
}

export function isTooOld(day: string, now: number): boolean {
  return (now - Date.parse(day)) / DAY > LONGEST;
}

/** A key that never leaves this device and cannot be read out; it goes when no request waits any more. */
export function newDeviceKey(): Promise<CryptoKey> {
  return crypto.subtle.generateKey({ name: "AES-GCM", length: 128 }, false, ["encrypt", "decrypt"]);
}

export async function lock(request: TalkRequest, withKey: CryptoKey): Promise<Pick<TalkRow, "nonce" | "locked">> {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const text = new Uint8Array(new TextEncoder().encode(JSON.stringify(request).padEnd(512)));
  const locked = await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, withKey, text);
  return { nonce, locked: new Uint8Array(locked) };
}

export async function unlock(row: TalkRow, withKey: CryptoKey): Promise<TalkRequest> {
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.nonce }, withKey, row.locked);
  return JSON.parse(new TextDecoder().decode(text)) as TalkRequest;
}
