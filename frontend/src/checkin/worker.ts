// The service worker: the page opens without internet, and what waits is sent when the internet is back.
import { deliverInBackground } from "./outbox/outbox";

interface Later extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched extends Later {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

const scope = self as unknown as ServiceWorkerGlobalScope;
const NAME = `pijler-checkin-${PRECACHE.version}`;
const OURS = new Set(PRECACHE.urls);

addEventListener("install", (event) => (event as Later).waitUntil(fill()));
addEventListener("activate", (event) => (event as Later).waitUntil(takeOver()));
addEventListener("sync", (event) => (event as Later).waitUntil(deliverInBackground()));
addEventListener("fetch", (event) => {
  const { request } = event as Fetched;
  if (request.method === "GET" && OURS.has(new URL(request.url).pathname)) (event as Fetched).respondWith(fromHere(request));
});

async function fill(): Promise<void> {
  const cache = await caches.open(NAME);
  await cache.addAll(PRECACHE.urls);
  await scope.skipWaiting();
}

async function takeOver(): Promise<void> {
  const old = (await caches.keys()).filter((name) => name.startsWith("pijler-checkin-") && name !== NAME);
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** Everything in the cache belongs together; a new version brings a new worker with its own cache. */
async function fromHere(request: Request): Promise<Response> {
  const cache = await caches.open(NAME);
  const kept = await cache.match(new URL(request.url).pathname);
  return kept ?? fetch(request);
}
