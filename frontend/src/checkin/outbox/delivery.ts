// One try to deliver everything that waits; used by the page and by the service worker.
import { post, type Reply } from "../protocol";
import { isTooOld, type AnswerRow, type News, type Outcome } from "./rows";
import type { Store, Talk } from "./store";

export type Tell = (news: News) => void;

/** Deliver what is due; the answer is whether something still waits, and from when a talk may go. */
export async function deliver(store: Store, now: number, tell: Tell): Promise<{ again: boolean; due: number | null }> {
  let again = false;
  for (const row of await store.answers()) {
    if (isTooOld(row.day, now)) await store.removeAnswer(row.token);
    else if (!row.stopped) again = (await deliverAnswer(store, row, tell)) === "waiting" || again;
  }
  const later: number[] = [];
  for (const talk of await store.talks()) {
    if (isTooOld(talk.day, now)) await store.removeTalk(talk.request.id);
    else if (talk.due > now) later.push(talk.due);
    else again = (await deliverTalk(store, talk, tell)) === "waiting" || again;
  }
  return { again, due: later.length ? Math.min(...later) : null };
}

async function deliverAnswer(store: Store, row: AnswerRow, tell: Tell): Promise<Outcome> {
  const { token, round, sealed, receipt } = row;
  const outcome = answerOutcome(await post("/k/submit", { token, round, sealed }), receipt);
  // Gone only when the server proved that it keeps exactly these bytes, or will never take them any more.
  if (outcome === "sent" || outcome === "late") await store.removeAnswer(token);
  else if (outcome !== "waiting") await store.keepAnswer({ ...row, stopped: true });
  tell({ key: token, outcome });
  return outcome;
}

function answerOutcome(reply: Reply, receipt: string): Outcome {
  if (reply === "no-network") return "waiting";
  const { status, body } = reply;
  if (status === 200) return body["receipt"] === receipt ? "sent" : "waiting";
  if (status === 410 && body["problem"] === "sealed") return "late";
  if (status === 409 && body["problem"] === "different-content") return "different";
  if (status === 409 && body["problem"] === "full") return "full";
  if (status === 400 && body["problem"] === "unreadable") return "unreadable";
  return "waiting";
}

async function deliverTalk(store: Store, { request }: Talk, tell: Tell): Promise<Outcome> {
  const outcome = talkOutcome(await post("/k/talk", request));
  if (outcome !== "waiting") await store.removeTalk(request.id);
  tell({ key: request.id, outcome });
  return outcome;
}

function talkOutcome(reply: Reply): Outcome {
  if (reply === "no-network") return "waiting";
  const { status, body } = reply;
  if (status === 200) return typeof body["receipt"] === "string" ? "sent" : "waiting";
  const refused = status >= 400 && status < 500 && status !== 429 && status !== 408;
  return refused && typeof body["problem"] === "string" ? "failed" : "waiting";
}
