// Every sentence of the answer page; a language that misses one does not compile.

export type Language = "nl" | "en";

/** Children of primary school, or older pupils: the same message in their own words. */
export type Audience = "child" | "older";
type PerAudience = Record<Audience, string>;

export interface Texts {
  page: string;
  switchTo: string;
  back: string;
  next: string;
  read: string;
  stopReading: string;
  code: {
    heading: string;
    lead: string;
    ready: string;
    label: string;
    hint: string;
    begin: string;
    again: string;
    waiting: string;
    confusing: string;
    strange: string;
    empty: string;
    length: (count: number) => string;
    unknown: string;
    notOpen: string;
    stopped: string;
    full: string;
    tooMany: string;
    noNetwork: string;
    busy: string;
    onDevice: (count: number) => string;
  };
  feedback: { heading: string; said: string; did: string; on: (day: string) => string };
  about: {
    heading: string;
    name: string;
    readers: PerAudience;
    few: PerAudience;
    skip: string;
    start: string;
    length: (count: number) => string;
    restarted: string;
  };
  item: {
    count: (at: number, of: number) => string;
    skip: string;
    send: string;
    choose: string;
    failed: string;
  };
  end: {
    count: string;
    all: string;
    heading: string;
    lead: PerAudience;
    talk: string;
    done: string;
    picture: string;
  };
  sending: {
    busy: string;
    sent: string;
    waiting: string;
    waitingHere: string;
    late: string;
    different: PerAudience;
    full: PerAudience;
    unreadable: PerAudience;
  };
  help: {
    heading: string;
    person: PerAudience;
    kindertelefoon: string;
    suicide: string;
  };
  talk: {
    heading: string;
    name: string;
    hint: string;
    ask: string;
    urgent: string;
    urgentMore: string;
    askNow: string;
    whom: string;
    nameMissing: string;
  };
  asked: {
    onItsWay: string;
    stay: string;
    arrived: string;
    arrivedMore: string;
    urgentBusy: string;
    urgentArrived: string;
    urgentArrivedMore: PerAudience;
    urgentWaiting: string;
    failed: string;
    failedMore: PerAudience;
    done: string;
  };
  bye: { heading: string; lead: string; next: string; nextMore: string };
}
