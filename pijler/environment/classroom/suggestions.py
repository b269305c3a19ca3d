"""Questions and ideas for a class talk, per domain of wellbeing; all in our own words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True)
class Suggestions:
    """What a class can ask itself, agree on, and do at home."""

    questions: tuple[Words, ...]
    in_class: tuple[Words, ...]
    at_home: tuple[Words, ...]


BY_DOMAIN = {
    "social": Suggestions(
        questions=(
            _("When do you feel that you belong here?"),
            _("When is it hard to join in?"),
            _("What can each of us do tomorrow?"),
        ),
        in_class=(
            _("We make teams with cards, so that everybody joins in."),
            _("Whoever is alone at break gets asked to join."),
            _("Every Monday we begin with a round: how are you coming in?"),
        ),
        at_home=(
            _("Ask at the table: with whom did you do something nice today?"),
            _("Invite somebody who has not been before."),
        ),
    ),
    "emotional": Suggestions(
        questions=(
            _("What gives you a good feeling at school?"),
            _("How do you notice that somebody is having a hard time?"),
            _("To whom can you go with what bothers you?"),
        ),
        in_class=(
            _("On Friday we each say what was nice this week."),
            _("There is a fixed moment to talk with the teacher."),
            _("You may take a short break when it gets too much."),
        ),
        at_home=(
            _("Each tell one nice and one hard thing of the day."),
            _("Take a walk together, without phones."),
        ),
    ),
    "mental": Suggestions(
        questions=(
            _("What helps you when something is difficult?"),
            _("When do you know what you have to do?"),
            _("What makes your head full, and what makes it calm?"),
        ),
        in_class=(
            _("Every task begins with: what do I have to do, and who can help?"),
            _("Mistakes go on the board: what did we learn from them?"),
            _("We plan tests together, never two big ones on one day."),
        ),
        at_home=(
            _("Let your child explain something that it learned today."),
            _("Look at the week together on Sunday."),
        ),
    ),
    "behavioural": Suggestions(
        questions=(
            _("What makes you restless or angry in the classroom?"),
            _("What helps to become calm again?"),
            _("How do we want to talk with each other?"),
        ),
        in_class=(
            _("We agree on one sign for: it is too loud."),
            _("There is a calm place in the classroom."),
            _("After a quarrel we talk it over the same day."),
        ),
        at_home=(
            _("Say out loud what went well today."),
            _("Think together of what helps when you are angry."),
        ),
    ),
    "physical": Suggestions(
        questions=(
            _("When do you have energy, and when not?"),
            _("What helps you to sleep well?"),
            _("When do we move during a school day?"),
        ),
        in_class=(
            _("We begin every afternoon with five minutes of moving."),
            _("We talk in a circle about sleeping."),
            _("Windows open at every change of lesson."),
        ),
        at_home=(
            _("Half an hour without a screen before going to sleep."),
            _("Go by bike or on foot once more this week."),
        ),
    ),
}
OF_ANY = Suggestions(
    questions=(
        _("What goes well in this class, and must stay?"),
        _("What would you like to be different?"),
        _("What can we do about it ourselves?"),
    ),
    in_class=(
        _("Every Friday we look back together on the week."),
        _("Everybody gives one compliment a week."),
    ),
    at_home=(_("Ask at the table: what was good today?"),),
)


def suggestions_for(domain: str) -> Suggestions:
    """What fits a domain; something general for any other."""
    return BY_DOMAIN.get(domain, OF_ANY)
