// The pupils' answer page: starts here.
import { plainCode } from "./code";
import { Journey } from "./journey";
import { Outbox } from "./outbox/outbox";
import { drawOn } from "./page";
import { isLanguage, type Language } from "./texts";

const WORKER = "/k/worker.js";
const PLAIN = "/k/plain/";

interface TrustedUrls {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): { createScriptURL(url: string): string };
}

async function start(): Promise<void> {
  // Without a secure connection nothing can be sealed here: the plain form lets the server do it.
  if (!("crypto" in window) || !window.crypto.subtle) return location.replace(PLAIN);
  const root = document.getElementById("checkin");
  if (!root) return;
  const outbox = await Outbox.open();
  const journey = new Journey(outbox, languageOfPage());
  [journey.code, journey.mark] = takeCodeFromAddress();
  if (!journey.code) await journey.resume();
  journey.draw = (focus) => drawOn(root, journey, focus);
  drawOn(root, journey, "nothing");
  keepBackButtonInside(journey);
  outbox.now();
  registerWorker();
}

function languageOfPage(): Language {
  const { lang } = document.documentElement;
  return isLanguage(lang) ? lang : "nl";
}

/** From a QR code; out of the address at once, so that it stays in no history. */
function takeCodeFromAddress(): [code: string, mark: string] {
  const [code = "", mark = ""] = decodeURIComponent(location.hash.slice(1)).split("~");
  if (location.hash) history.replaceState(null, "", location.pathname);
  return [plainCode(code).slice(0, 12), mark.slice(0, 40)];
}

/** The device's own back button goes a question back, instead of leaving with all answers lost. */
function keepBackButtonInside(journey: Journey): void {
  history.pushState(null, "");
  addEventListener("popstate", () => {
    if (journey.screen === "code") return;
    history.pushState(null, "");
    document.querySelector<HTMLButtonElement>("[data-back]")?.click();
  });
}

function registerWorker(): void {
  const trusted = (window as { trustedTypes?: TrustedUrls }).trustedTypes;
  const policy = trusted?.createPolicy("pijler-worker", { createScriptURL: onlyOurs });
  const url = policy ? policy.createScriptURL(WORKER) : WORKER;
  void navigator.serviceWorker?.register(url, { scope: "/k/" }).catch(() => undefined);
}

function onlyOurs(url: string): string {
  if (url !== WORKER) throw new TypeError("Only our own worker may be started.");
  return url;
}

void start();
