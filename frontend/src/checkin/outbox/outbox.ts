// Sees to it that everything that waits is sent: at once, again and again, and when the internet is back.
import { request, type TalkRequest } from "../protocol";
import type { SealedAnswer } from "../seal";
import { deliver } from "./delivery";
import { dayOf, type News } from "./rows";
import { Store } from "./store";

const CHANNEL = "pijler-outbox";
const SHORTEST_WAIT = 30_000;
const LONGEST_WAIT = 150_000;
const LONGEST_PAUSE = 60_000;

export class Outbox {
  private readonly listeners = new Set<(news: News) => void>();
  private readonly channel = new BroadcastChannel(CHANNEL);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private tries = 0;

  private constructor(private readonly store: Store) {}

  static async open(): Promise<Outbox> {
    const outbox = new Outbox(await Store.open());
    outbox.channel.addEventListener("message", ({ data }: MessageEvent<News>) => {
      if (data.outcome === "sent" || data.outcome === "late") outbox.store.forgetHere(data.key);
      outbox.hear(data);
    });
    addEventListener("online", () => outbox.now());
    addEventListener("pagehide", () => outbox.leave());
    document.addEventListener("visibilitychange", () => document.hidden || outbox.now());
    return outbox;
  }

  /** True when the answer also survives closing the page. */
  async addAnswer(answer: SealedAnswer): Promise<boolean> {
    const kept = await this.store.keepAnswer({ ...answer, day: dayOf(Date.now()) });
    this.now();
    void askForSync();
    return kept;
  }

  /** What is not urgent waits a little, at random, so that its moment does not point at an answer. */
  async addTalk(request: TalkRequest): Promise<void> {
    const now = Date.now();
    const due = request.urgent ? 0 : now + SHORTEST_WAIT + Math.random() * (LONGEST_WAIT - SHORTEST_WAIT);
    await this.store.keepTalk({ request, day: dayOf(now), due });
    this.now();
    void askForSync();
  }

  async holds(token: string): Promise<boolean> {
    return (await this.store.answers()).some((row) => row.token === token);
  }

  async waiting(): Promise<number> {
    return (await this.store.answers()).filter((row) => !row.stopped).length;
  }

  listen(listener: (news: News) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Try now, and forget how often it failed before. */
  now(): void {
    this.tries = 0;
    void this.attempt();
  }

  private async attempt(): Promise<void> {
    clearTimeout(this.timer);
    const tell = (news: News) => {
      this.hear(news);
      this.channel.postMessage(news);
    };
    const left = await oneAtATime(() => deliver(this.store, Date.now(), tell));
    clearTimeout(this.timer);
    if (left.again) this.timer = setTimeout(() => void this.attempt(), pause(this.tries++));
    else if (left.due !== null) this.timer = setTimeout(() => void this.attempt(), Math.max(0, left.due - Date.now()));
  }

  /** The page closes: a question for a talk must not be lost, so it goes now; the same id later changes nothing. */
  private leave(): void {
    for (const talk of this.store.talksOfThisPage()) {
      void fetch("/k/talk", request(talk.request, { keepalive: true })).catch(() => undefined);
    }
  }

  private hear(news: News): void {
    for (const listener of this.listeners) listener(news);
  }
}

/** For the service worker: one try, and an error when something is left, so that the browser comes back. */
export async function deliverInBackground(): Promise<void> {
  const store = await Store.open();
  const channel = new BroadcastChannel(CHANNEL);
  const left = await oneAtATime(() => deliver(store, Date.now(), (news) => channel.postMessage(news)));
  channel.close();
  if (left.again || left.due !== null) throw new Error("Something still waits.");
}

/** 1, 2, 4 ... 60 seconds, never quite the same for thirty devices that lost the network together. */
function pause(tries: number): number {
  return Math.min(LONGEST_PAUSE, 1000 * 2 ** tries) * (0.75 + Math.random() / 2);
}

async function oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
  return "locks" in navigator ? await navigator.locks.request(CHANNEL, work) : work();
}

/** Where the browser knows background sync, it also delivers when this tab is closed. */
async function askForSync(): Promise<void> {
  try {
    const worker = (await navigator.serviceWorker?.ready) as { sync?: { register(tag: string): Promise<void> } };
    await worker.sync?.register(CHANNEL);
  } catch {
    // Not allowed or not known: the page itself sends, now or on the next visit.
  }
}
