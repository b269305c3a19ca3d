// Where waiting things lie: on the device, or only in this page when the device cannot keep them.
import type { TalkRequest } from "../protocol";
import { openDatabase, read, write } from "./database";
import { lock, newDeviceKey, unlock, type AnswerRow, type TalkRow } from "./rows";

const DEVICE_KEY = "device";

/** A request as it can be sent, with the moment from which it may be. */
export interface Talk {
  request: TalkRequest;
  day: string;
  due: number;
}

export class Store {
  private readonly answersHere = new Map<string, AnswerRow>();
  private readonly talksHere = new Map<string, Talk>();

  private constructor(private readonly database: IDBDatabase | null) {}

  /** Private mode, a full disk or a strict school setting: then the page itself is the store. */
  static async open(): Promise<Store> {
    try {
      return new Store(await openDatabase());
    } catch {
      return new Store(null);
    }
  }

  /** True when the answer also survives closing the page. */
  async keepAnswer(row: AnswerRow): Promise<boolean> {
    const kept = await this.tried((database) => write(database, "answers", (store) => store.put(row)));
    if (kept) this.answersHere.delete(row.token);
    else this.answersHere.set(row.token, row);
    return kept;
  }

  async keepTalk(talk: Talk): Promise<boolean> {
    const kept = await this.tried(async (database) => {
      const locked = await lock(talk.request, await this.deviceKey(database));
      const row: TalkRow = { id: talk.request.id, day: talk.day, due: talk.due, ...locked };
      await write(database, "talks", (store) => store.put(row));
    });
    this.talksHere.set(talk.request.id, talk);
    return kept;
  }

  async answers(): Promise<AnswerRow[]> {
    const rows = await this.rows<AnswerRow>("answers");
    return [...rows, ...this.answersHere.values()];
  }

  /** All requests; one that cannot be unlocked any more is of no use and goes. */
  async talks(): Promise<Talk[]> {
    const found = new Map(this.talksHere);
    for (const row of await this.rows<TalkRow>("talks")) {
      if (!found.has(row.id)) await this.addUnlocked(row, found);
    }
    return [...found.values()];
  }

  /** The requests that this very page took; known at once, without waiting for the device. */
  talksOfThisPage(): Talk[] {
    return [...this.talksHere.values()];
  }

  /** Somebody else (another tab, the service worker) saw to it. */
  forgetHere(key: string): void {
    this.answersHere.delete(key);
    this.talksHere.delete(key);
  }

  async removeAnswer(token: string): Promise<void> {
    this.answersHere.delete(token);
    await this.tried((database) => write(database, "answers", (store) => store.delete(token)));
  }

  async removeTalk(id: string): Promise<void> {
    this.talksHere.delete(id);
    await this.tried(async (database) => {
      await write(database, "talks", (store) => store.delete(id));
      const left = await read(database, "talks", (store) => store.count());
      if (left === 0) await write(database, "keys", (store) => store.clear());
    });
  }

  private async addUnlocked(row: TalkRow, found: Map<string, Talk>): Promise<void> {
    try {
      if (!this.database) return;
      const request = await unlock(row, await this.deviceKey(this.database));
      found.set(row.id, { request, day: row.day, due: row.due });
    } catch {
      await this.removeTalk(row.id);
    }
  }

  private async deviceKey(database: IDBDatabase): Promise<CryptoKey> {
    const known = await read<CryptoKey | undefined>(database, "keys", (store) => store.get(DEVICE_KEY));
    if (known) return known;
    const made = await newDeviceKey();
    await write(database, "keys", (store) => store.put(made, DEVICE_KEY));
    return made;
  }

  private async rows<Row>(shelf: "answers" | "talks"): Promise<Row[]> {
    try {
      return this.database ? ((await read(this.database, shelf, (store) => store.getAll())) as Row[]) : [];
    } catch {
      return [];
    }
  }

  private async tried(change: (database: IDBDatabase) => Promise<void>): Promise<boolean> {
    if (!this.database) return false;
    try {
      await change(this.database);
      return true;
    } catch {
      return false;
    }
  }
}
