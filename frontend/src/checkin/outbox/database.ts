// IndexedDB with promises: three small shelves.

export type Shelf = "answers" | "talks" | "keys";

const NAME = "pijler-outbox";

export function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => makeShelves(opening.result);
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error ?? new Error("not opened"));
    opening.onblocked = () => reject(new Error("blocked"));
  });
}

function makeShelves(database: IDBDatabase): void {
  database.createObjectStore("answers", { keyPath: "token" });
  database.createObjectStore("talks", { keyPath: "id" });
  database.createObjectStore("keys");
}

export function write(database: IDBDatabase, shelf: Shelf, change: (store: IDBObjectStore) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(shelf, "readwrite", { durability: "strict" });
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error ?? new Error("not written"));
    transaction.onabort = () => reject(transaction.error ?? new Error("not written"));
    change(transaction.objectStore(shelf));
  });
}

export function read<Value>(
  database: IDBDatabase,
  shelf: Shelf,
  ask: (store: IDBObjectStore) => IDBRequest<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const asked = ask(database.transaction(shelf).objectStore(shelf));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error ?? new Error("not read"));
  });
}
