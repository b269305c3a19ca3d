// One pupil's way through the page: what is known, and which screen stands there now.
import { plainCode } from "./code";
import type { Answers } from "./instrument";
import { isForOlder } from "./instrument";
import type { Outbox } from "./outbox/outbox";
import type { Outcome } from "./outbox/rows";
import type { Begun, TalkRequest } from "./protocol";
import { sealAnswers } from "./seal";
import { forget, recall, remember, rememberFinished } from "./session";
import { PAGES, textsIn, type Audience, type Language, type Texts } from "./texts";

export type ScreenName = "code" | "feedback" | "about" | "item" | "end" | "talk" | "asked" | "bye";

/** How it stands with the answers: on their way, and whether the device or only this page keeps them. */
export interface Sending {
  token: string;
  outcome: Outcome | "busy";
  kept: boolean;
}

export class Journey {
  screen: ScreenName = "code";
  code = "";
  /** From the square on the board: shows that the code was scanned, not guessed. */
  mark = "";
  begun: Begun | null = null;
  answers: Answers = new Map();
  at = 0;
  restarted = false;
  sending: Sending | null = null;
  talk: Omit<TalkRequest, "id" | "ticket"> = emptyTalk();
  asked: { request: TalkRequest; outcome: Outcome | "busy" } | null = null;
  /** Draws the screen; given by the page. */
  draw: (focus: "heading" | "language") => void = () => undefined;

  constructor(
    readonly outbox: Outbox,
    public language: Language,
  ) {
    outbox.listen(({ key, outcome }) => {
      if (this.sending?.token === key) this.sending.outcome = outcome;
      if (this.asked?.request.id === key) this.asked.outcome = outcome;
    });
  }

  get texts(): Texts {
    return textsIn(this.language);
  }

  /** The background and the tone of the questions: the same in a whole round. */
  get look(): "child" | "elder" {
    return this.audience === "older" ? "elder" : "child";
  }

  get audience(): Audience {
    return this.begun && isForOlder(this.begun.instrument) ? "older" : "child";
  }

  go(screen: ScreenName): void {
    this.screen = screen;
    this.draw("heading");
  }

  speak(language: Language): void {
    this.language = language;
    history.replaceState(null, "", PAGES[language]);
    this.draw("language");
  }

  /** After a reload: the same token, from the first question; or the end, when the answers were already sealed. */
  async resume(): Promise<void> {
    const remembered = recall();
    if (!remembered) return;
    const { begun, finished } = remembered;
    this.begun = begun;
    this.restarted = !finished;
    const inOutbox = !finished && (await this.outbox.holds(begun.token));
    if (inOutbox) rememberFinished(begun);
    this.screen = finished || inOutbox ? "end" : "about";
  }

  begin(begun: Begun, typed: string): void {
    this.code = plainCode(typed);
    this.begun = begun;
    remember(begun);
    this.go(begun.feedback?.length ? "feedback" : "about");
  }

  /** Seal, keep, and only then forget the answers. */
  async finish(begun: Begun): Promise<void> {
    const answer = await sealAnswers(begun, this.answers, this.language);
    this.sending = { token: answer.token, outcome: "busy", kept: true };
    const { sending } = this;
    sending.kept = await this.outbox.addAnswer(answer);
    rememberFinished(begun);
    this.answers = new Map();
    this.go("end");
  }

  async ask(begun: Begun): Promise<void> {
    const request = { id: crypto.randomUUID(), ticket: begun.talk_ticket, ...this.talk };
    this.asked = { request, outcome: "busy" };
    await this.outbox.addTalk(request);
    this.talk = emptyTalk();
    this.go("asked");
  }

  /** Who asked for a talk before may still need somebody sooner. */
  needSomebodyNow(): void {
    this.talk = { name: this.asked?.request.name ?? "", with: null, urgent: true };
    this.go("talk");
  }

  /** Nothing of this pupil stays; what is sealed goes on waiting in the outbox. */
  wipe(): void {
    forget();
    this.answers = new Map();
    this.talk = emptyTalk();
    this.asked = this.sending = null;
    this.at = 0;
    this.restarted = false;
    this.begun = null;
  }
}

function emptyTalk(): Omit<TalkRequest, "id" | "ticket"> {
  return { name: "", with: null, urgent: false };
}
