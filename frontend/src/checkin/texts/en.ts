import type { Texts } from "./texts";

export const en: Texts = {
  page: "Check-in",
  switchTo: "English",
  back: "Back",
  next: "Next",
  read: "Read aloud",
  stopReading: "Stop reading aloud",
  code: {
    heading: "Type the code of your class",
    lead: "The code is on the board or on your card.",
    label: "Code",
    hint: "It has 9 characters. Capitals and dashes are not needed.",
    begin: "Start",
    again: "Try again",
    waiting: "We are looking for your class.",
    confusing: "A code never has a 0, an O, a 1, an I or an L. Look again. Is it a D, a Q, a 7 or a J?",
    strange: "A code has letters and digits only. Look again.",
    empty: "Type the code first.",
    length: (count) => `You typed ${count === 1 ? "1 character" : `${count} characters`}. A code has 9.`,
    unknown: "We do not know this code. Look again, or ask your teacher.",
    stopped: "This check-in has stopped. You can no longer begin. Tell your teacher.",
    full: "All places of this code are taken. Tell your teacher.",
    tooMany: "Too many wrong codes were tried. Wait a moment and ask your teacher for the right code.",
    noNetwork: "There is no internet now. Your code stays here. Try again in a moment.",
    busy: "It is busy right now. Your code stays here. Try again in a moment.",
    onDevice: (count) =>
      count === 1
        ? "1 sealed answer is still waiting on this device. We send it when the internet is back."
        : `${count} sealed answers are still waiting on this device. We send them when the internet is back.`,
  },
  feedback: {
    heading: "You told us something. This is what we did.",
    said: "You said",
    did: "We did",
    on: (day) => `On ${day}`,
  },
  about: {
    heading: "Nobody knows which answers are yours.",
    name: "Your name is not with them. We keep the day, not the time.",
    readers: {
      child: "Later your teacher sees how the whole class is doing. Never what one child chose.",
      older: "Later your mentor sees how the class as a whole is doing. Never what one pupil chose.",
    },
    few: {
      child: "Do too few children take part? Then nobody sees a result of your class.",
      older: "Do too few pupils take part? Then nobody sees a result of your class.",
    },
    skip: "You may skip every question. That is an answer too.",
    start: "To the questions",
    length: (count) => `There are ${count} questions. It takes a few minutes.`,
    restarted:
      "The page was loaded again, so you start at the first question. What you chose before is not kept anywhere. Nobody can read it.",
  },
  item: {
    count: (at, of) => `Question ${at} of ${of}`,
    skip: "I skip this question",
    send: "Send",
    choose: "Choose an answer, or choose ‘I skip this question’.",
    failed: "Sealing did not work. Your answers are still here. Press Send once more.",
  },
  end: {
    count: "Done",
    all: "All questions done",
    heading: "Thank you for sharing this with us.",
    lead: {
      child: "Nobody knows which answers are yours. Later your class talks about what goes well and what can be better.",
      older: "Nobody knows which answers are yours. Later your class talks about what goes well and what can be better.",
    },
    talk: "I want to talk with someone",
    done: "I am done",
    picture: "A child and a grown-up sit together on a bench",
  },
  sending: {
    busy: "We are sending your answers.",
    sent: "Your answers have arrived.",
    waiting: "Your answers are kept safe. We send them when the internet is back.",
    waitingHere: "Your answers are not sent yet. Keep this page open, then we send them when the internet is back.",
    late: "This check-in was already closed. Your answers no longer count and are wiped from this device. Thank you for your time all the same.",
    different: {
      child: "An answer from this place had already arrived. That first answer counts. Please tell your teacher.",
      older: "An answer from this place had already arrived. That first answer counts. Please tell your mentor.",
    },
    full: {
      child: "There was no place left for your answers. Please tell your teacher.",
      older: "There was no place left for your answers. Please tell your mentor.",
    },
    unreadable: {
      child: "Sending did not work. It is not your fault. Please tell your teacher.",
      older: "Sending did not work. It is not your fault. Please tell your mentor.",
    },
  },
  help: {
    heading: "Do you need someone right now?",
    person: {
      child: "Go to your teacher.",
      older: "Go to someone at school whom you trust.",
    },
    kindertelefoon: "Or call the Kindertelefoon for free (Dutch):",
    suicide: "Are you thinking about suicide? Call 113 for free, day and night:",
  },
  talk: {
    heading: "Who do you want to talk with?",
    name: "What is your name?",
    hint: "Only the person you choose sees your name. Not your answers.",
    ask: "Ask for a talk",
    urgent: "I need someone now",
    urgentMore: "We let the school know at once",
    askNow: "Let them know now",
    whom: "Choose who you want to talk with.",
    nameMissing: "Write your name. Otherwise we do not know who to look for.",
  },
  asked: {
    onItsWay: "Your question is about to be sent.",
    stay: "We wait a few minutes before we send it. That way nobody can tell from the time which answers are yours. Keep this page open until then.",
    arrived: "Your question has arrived.",
    arrivedMore: "The person you chose will come and find you.",
    urgentBusy: "We are letting them know now.",
    urgentArrived: "Your school knows that you need someone now.",
    urgentArrivedMore: {
      child: "Do you not want to wait? Then go to your teacher.",
      older: "Do you not want to wait? Then go to someone at school whom you trust.",
    },
    urgentWaiting: "We have not been able to let them know yet. Do not wait for us: tell someone near you, or call.",
    failed: "Your question has not arrived.",
    failedMore: {
      child: "Tell your teacher yourself, or someone else whom you trust.",
      older: "Tell your mentor yourself, or someone else whom you trust.",
    },
    done: "I am done",
  },
  bye: {
    heading: "You are done.",
    lead: "You may close this page.",
    next: "Next pupil",
    nextMore: "Do you share this device? The next pupil sees nothing of you.",
  },
};
