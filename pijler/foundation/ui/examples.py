"""Invented data for the style page. The texts are examples, so they are Dutch only."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django import forms

from pijler.foundation.ui.bands import Spread


@dataclass(frozen=True)
class Link:
    """Something to press."""

    label: str
    icon: str = ""
    url: str = "#"
    current: bool = False
    kind: str = "secondary"
    short: str = ""
    post: bool = False
    flip: bool = False


@dataclass(frozen=True)
class Who:
    """Who is signed in."""

    name: str
    school: str


@dataclass(frozen=True)
class Task:
    """One thing that needs somebody today."""

    badge: str
    title: str
    text: str
    actions: Sequence[Link]
    urgent: bool = False
    person: str = ""
    icon: str = ""
    pillar: int = 1


@dataclass(frozen=True)
class Figure:
    """One finding of a report."""

    title: str
    strong: str
    sentence: str
    shown: Spread
    before: Spread | None = None


@dataclass(frozen=True)
class Finding:
    """One thing that a reader of a file met."""

    text: str
    line: int
    field: str
    serious: bool = False


@dataclass(frozen=True)
class Step:
    """One step of a plan."""

    label: str
    state: str = ""


@dataclass(frozen=True)
class Fact:
    """One fact under a heading."""

    icon: str
    text: str


@dataclass(frozen=True)
class Question:
    """One question with its answers."""

    text: str
    answers: Sequence[tuple[int, str]] = field(default_factory=list)


class ExampleForm(forms.Form):
    """Every kind of field that our pages use."""

    name = forms.CharField(
        label="Onze afspraak", help_text="Klein en haalbaar is goed."
    )
    why = forms.CharField(
        label="Waarom?", widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    back = forms.DateField(
        label="Wanneer kijken we terug?",
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": "Kies een dag na vandaag."},
    )
    group = forms.ChoiceField(
        label="Welke groep?", choices=[("7b", "Groep 7b"), ("8a", "Groep 8a")]
    )
    reach = forms.ChoiceField(
        label="Voor wie is het?",
        widget=forms.RadioSelect,
        choices=[("all", "Voor de hele klas"), ("some", "Voor een paar leerlingen")],
    )
    home = forms.MultipleChoiceField(
        label="Wat doen we thuis?",
        widget=forms.CheckboxSelectMultiple,
        required=False,
        choices=[
            ("screen", "Een half uur zonder scherm voor het slapen"),
            ("talk", "Samen eten en praten"),
        ],
    )
    list_ = forms.FileField(
        label="Het bestand van jullie administratie", required=False
    )
    free = forms.BooleanField(label="Ellen Bos houdt tot en met 11 december tijd vrij.")


MENU = [
    Link("Vandaag", "house", current=True),
    Link("Mijn klas", "users", short="Klas"),
    Link("Check-ins", "clipboard-list"),
    Link("Afspraken", "handshake"),
]

TASKS = [
    Task(
        "Vandaag",
        "Noor wil met iemand praten",
        "Ze koos jou. Ze vroeg het gistermiddag. Het kan gewoon in de pauze.",
        [
            Link("Ik pak dit op", kind="primary", post=True),
            Link("Iemand anders laten helpen", kind="subtle"),
        ],
        urgent=True,
        person="Noor",
    ),
    Task(
        "Donderdag, 3e uur",
        "De check-in van 2C staat klaar",
        "Tien minuten in het mentoruur. Jij ziet alleen de groep, geen namen.",
        [Link("Bekijk de vragen")],
    ),
    Task(
        "Vrijdag",
        "Kijk terug op jullie afspraak",
        "“We beginnen de les zonder telefoon.” Dat spraken jullie zeven weken geleden af.",
        [Link("Terugkijken met de klas")],
        icon="rotate-ccw",
        pillar=3,
    ),
]

FIGURES = [
    Figure(
        "“Ik hoor erbij in deze klas”",
        "Waarschijnlijk de meesten tot bijna iedereen.",
        "Dat is niet anders dan in mei.",
        Spread(4, 5),
        Spread(4, 4),
    ),
    Figure(
        "“Ik heb iemand om mee te spelen”",
        "Waarschijnlijk de meesten.",
        "In mei was dat rond de helft. Dat is echt meer geworden.",
        Spread(4, 4),
        Spread(3, 3),
    ),
    Figure(
        "“Ik slaap goed”",
        "Ergens tussen een paar en de helft.",
        "In mei vroegen we dit nog niet.",
        Spread(2, 3),
    ),
]

COLUMNS = ["Uitspraak", "November", "Mei", "Anders?"]
ROWS = [
    [
        "Ik hoor erbij in deze klas",
        "de meesten tot bijna iedereen",
        "de meesten",
        "niet anders",
    ],
    [
        "Ik heb iemand om mee te spelen",
        "de meesten",
        "rond de helft",
        "echt meer dan in mei",
    ],
    ["Ik slaap goed", "een paar tot rond de helft", "niet gevraagd", "weten we niet"],
]

FINDINGS = [
    Finding(
        "De geboortedatum ontbreekt. Vul de datum aan.",
        17,
        "geboortedatum",
        serious=True,
    ),
    Finding(
        "Er staat een burgerservicenummer in. Dat hebben we weggelaten.", 31, "bsn"
    ),
]

STEPS = [
    Step("Vragen", "done"),
    Step("Klassen", "done"),
    Step("Wie ziet wat, en is er tijd?", "now"),
    Step("Klaarzetten"),
]

FACTS = [
    Fact("calendar", "Check-in van november"),
    Fact("users", "Bijna iedereen deed mee"),
    Fact("eye-off", "Anoniem: niemand ziet wie wat zei"),
]

VIEWS = [
    Link("Beeld", "chart-no-axes-gantt", current=True, flip=True),
    Link("Tabel", "table-2"),
]

FEELING = Question(
    "Hoe voel je je in jouw klas?",
    [
        (5, "Heel fijn"),
        (4, "Fijn"),
        (3, "Gaat wel"),
        (2, "Niet zo fijn"),
        (1, "Helemaal niet fijn"),
    ],
)
ELDER = Question(
    "Hoe gaat het met je?",
    [(5, "Heel goed"), (4, "Goed"), (3, "Gaat"), (2, "Niet zo goed"), (1, "Slecht")],
)


def adult_page(form: ExampleForm, theme: str) -> dict[str, object]:
    """Give everything that the style page for adults shows."""
    return {
        "theme": theme,
        "menu": MENU,
        "menu_action": Link("Zorg melden", "hand-heart", short="Melden"),
        "who": Who("Samira Haddou", "Het Baken"),
        "account_links": [Link("Mijn gegevens")],
        "sign_out_url": "#",
        "demo_mode": True,
        "demo_url": "#",
        "form": form,
        "tasks": TASKS,
        "figures": FIGURES,
        "columns": COLUMNS,
        "rows": ROWS,
        "findings": FINDINGS,
        "steps": STEPS,
        "facts": FACTS,
        "views": VIEWS,
        "feeling": FEELING,
        "elder": ELDER,
        "people": [1, 2, 3, 4, 5, 6],
    }


def pupil_page(theme: str) -> dict[str, object]:
    """Give everything that the style pages for pupils show."""
    return {"theme": theme, "feeling": FEELING, "elder": ELDER}
