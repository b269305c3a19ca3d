import type { Texts } from "./texts";

export const nl: Texts = {
  page: "Check-in",
  switchTo: "Nederlands",
  back: "Terug",
  next: "Verder",
  read: "Lees voor",
  stopReading: "Stop met voorlezen",
  code: {
    heading: "Typ de code van je klas",
    lead: "De code staat op het bord of op je kaartje.",
    ready: "De code staat er al. Klopt hij? Druk dan op Begin.",
    label: "Code",
    hint: "Het zijn 9 tekens. Hoofdletters en streepjes hoeven niet.",
    begin: "Begin",
    again: "Probeer opnieuw",
    waiting: "We zoeken je klas.",
    confusing: "In een code staat nooit een 0, een O, een 1, een I of een L. Kijk nog eens goed. Is het een D, een Q, een 7 of een J?",
    strange: "In een code staan alleen letters en cijfers. Kijk nog eens goed.",
    empty: "Typ eerst de code.",
    length: (count) => `Je typte ${count === 1 ? "1 teken" : `${count} tekens`}. Een code heeft er 9.`,
    unknown: "Deze code kennen we niet. Kijk nog eens goed, of vraag je leraar.",
    notOpen: "Deze check-in is nog niet begonnen. Wacht even op je leraar en probeer het dan opnieuw.",
    stopped: "Deze check-in is gestopt. Je kunt niet meer beginnen. Zeg het tegen je leraar.",
    full: "Alle plekken van deze code zijn gebruikt. Zeg het tegen je leraar.",
    tooMany: "Er zijn te veel verkeerde codes geprobeerd. Scan het vierkant op het bord, of typ achter de code de zes extra tekens die daar staan.",
    noNetwork: "Er is nu geen internet. Je code blijft staan. Probeer het zo nog eens.",
    busy: "Het is even druk. Je code blijft staan. Probeer het zo nog eens.",
    onDevice: (count) =>
      count === 1
        ? "Er wacht op dit apparaat nog 1 verzegeld antwoord. We versturen het zodra er weer internet is."
        : `Er wachten op dit apparaat nog ${count} verzegelde antwoorden. We versturen ze zodra er weer internet is.`,
  },
  feedback: {
    heading: "Jullie zeiden iets. Dit deden we ermee.",
    said: "Jullie zeiden",
    did: "Wij deden",
    on: (day) => `Op ${day}`,
  },
  about: {
    heading: "Niemand weet welke antwoorden van jou zijn.",
    name: "Je naam staat er niet bij. We bewaren de dag, niet hoe laat het was.",
    readers: {
      child: "Je juf of meester ziet later hoe het met de hele klas gaat. Nooit wat één kind koos.",
      older: "Je mentor ziet later hoe het met de klas als geheel gaat. Nooit wat één leerling koos.",
    },
    few: {
      child: "Doen er te weinig kinderen mee? Dan ziet niemand een uitkomst van je klas.",
      older: "Doen er te weinig leerlingen mee? Dan ziet niemand een uitkomst van je klas.",
    },
    skip: "Je mag elke vraag overslaan. Dat is ook een antwoord.",
    start: "Naar de vragen",
    length: (count) => `Het zijn ${count} vragen. Je bent een paar minuten bezig.`,
    restarted:
      "De pagina is opnieuw geladen, dus je begint weer bij de eerste vraag. Wat je al koos, is nergens bewaard. Niemand kan het lezen.",
  },
  item: {
    count: (at, of) => `Vraag ${at} van ${of}`,
    skip: "Deze vraag sla ik over",
    send: "Verstuur",
    choose: "Kies een antwoord, of kies ‘Deze vraag sla ik over’.",
    failed: "Het verzegelen lukte niet. Je antwoorden staan er nog. Druk nog een keer op Verstuur.",
  },
  end: {
    count: "Klaar",
    all: "Alle vragen gehad",
    heading: "Dank je wel dat je dit met ons deelt.",
    lead: {
      child: "Niemand weet welke antwoorden van jou zijn. Later praat je klas over wat goed gaat en wat beter kan.",
      older: "Niemand weet welke antwoorden van jou zijn. Later praat je klas over wat goed gaat en wat beter kan.",
    },
    talk: "Ik wil met iemand praten",
    done: "Ik ben klaar",
    picture: "Een kind en een volwassene zitten samen op een bank",
  },
  sending: {
    busy: "We versturen je antwoorden.",
    sent: "Je antwoorden zijn aangekomen.",
    waiting: "Je antwoorden zijn veilig bewaard. We versturen ze zodra er weer internet is.",
    waitingHere:
      "Je antwoorden zijn nog niet verstuurd. Laat deze pagina open, dan versturen we ze zodra er weer internet is.",
    late: "Deze check-in was al gesloten. Je antwoorden tellen niet meer mee en zijn van dit apparaat gewist. Toch fijn dat je de tijd nam.",
    different: {
      child: "Van deze plek was al een antwoord aangekomen. Dat eerste antwoord telt. Zeg het even tegen je juf of meester.",
      older: "Van deze plek was al een antwoord aangekomen. Dat eerste antwoord telt. Zeg het even tegen je mentor.",
    },
    full: {
      child: "Er was geen plek meer voor je antwoorden. Zeg het even tegen je juf of meester.",
      older: "Er was geen plek meer voor je antwoorden. Zeg het even tegen je mentor.",
    },
    unreadable: {
      child: "Het versturen lukte niet. Dat ligt niet aan jou. Zeg het even tegen je juf of meester.",
      older: "Het versturen lukte niet. Dat ligt niet aan jou. Zeg het even tegen je mentor.",
    },
  },
  help: {
    heading: "Heb je nu meteen iemand nodig?",
    person: {
      child: "Ga naar je juf of meester.",
      older: "Ga naar iemand op school die je vertrouwt.",
    },
    kindertelefoon: "Of bel gratis de Kindertelefoon:",
    suicide: "Denk je aan zelfmoord? Bel gratis 113, dag en nacht:",
  },
  talk: {
    heading: "Met wie wil je praten?",
    name: "Hoe heet je?",
    hint: "Wie jij kiest, ziet je naam. En wie op school helpt als die er niet is. Je antwoorden ziet niemand.",
    ask: "Vraag om een gesprek",
    urgent: "Ik heb nu iemand nodig",
    urgentMore: "Je vraag komt meteen bovenaan op school",
    askNow: "Laat het nu weten",
    whom: "Kies met wie je wilt praten.",
    nameMissing: "Schrijf je naam op. Anders weten we niet wie we moeten zoeken.",
  },
  asked: {
    onItsWay: "Je vraag gaat zo op weg.",
    stay: "We wachten een paar minuten met versturen. Zo kan niemand aan de tijd zien welke antwoorden van jou zijn. Laat deze pagina zolang open.",
    arrived: "Je vraag is aangekomen.",
    arrivedMore: "Wie je koos, zoekt je op.",
    urgentBusy: "We laten het nu weten.",
    urgentArrived: "Je vraag staat nu bovenaan op school.",
    urgentArrivedMore: {
      child: "Wacht er niet op: ga naar je juf of meester, of bel.",
      older: "Wacht er niet op: ga naar iemand op school die je vertrouwt, of bel.",
    },
    urgentWaiting: "Het is nog niet gelukt om het te laten weten. Wacht niet op ons: zeg het tegen iemand bij jou in de buurt, of bel.",
    failed: "Je vraag is niet aangekomen.",
    failedMore: {
      child: "Zeg het zelf tegen je juf of meester, of tegen iemand anders die je vertrouwt.",
      older: "Zeg het zelf tegen je mentor, of tegen iemand anders die je vertrouwt.",
    },
    done: "Ik ben klaar",
  },
  bye: {
    heading: "Je bent klaar.",
    lead: "Je mag deze pagina sluiten.",
    next: "Volgende leerling",
    nextMore: "Deel je dit apparaat? De volgende leerling ziet niets van jou.",
  },
};
