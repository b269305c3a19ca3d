// What the page and the server say to each other.
import type { Instrument } from "./instrument";

export interface Feedback {
  said: string;
  did: string;
  on: string;
}

export interface Person {
  id: string;
  label: string;
}

/** What the server tells when a pupil begins. */
export interface Begun {
  token: string;
  round: string;
  school: string;
  group: string;
  key: string;
  instrument: Instrument;
  feedback: Feedback[];
  talk: Person[];
  talk_ticket: string;
}

export interface TalkRequest {
  /** Made once: the same request again is the same request. */
  id: string;
  ticket: string;
  name: string;
  with: string | null;
  urgent: boolean;
}

export type Reply = { status: number; body: Record<string, unknown> } | "no-network";

const PATIENCE = 15_000;

/** Post JSON without cookies; whatever is not an answer of ours counts as no network. */
export async function post(path: string, body: unknown, more: RequestInit = {}): Promise<Reply> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), PATIENCE);
  try {
    const response = await fetch(path, request(body, { signal: waiting.signal, ...more }));
    const text = await response.text();
    return { status: response.status, body: readObject(text) };
  } catch {
    return "no-network";
  } finally {
    clearTimeout(timer);
  }
}

export function request(body: unknown, more: RequestInit = {}): RequestInit {
  const headers = { "Content-Type": "application/json" };
  return { method: "POST", credentials: "omit", headers, body: JSON.stringify(body), ...more };
}

function readObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}

/** True when this really is a beginning: a hotel's log-in page also answers with 200. */
export function isBegun(body: unknown): body is Begun {
  const begun = body as Partial<Begun>;
  const words = [begun.token, begun.round, begun.key];
  return words.every((word) => typeof word === "string") && Array.isArray(begun.instrument?.items);
}
