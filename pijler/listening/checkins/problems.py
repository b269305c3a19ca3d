"""Why something cannot be done with a round or a sitting."""


class NothingToAsk(Exception):
    """No group would be asked: none was chosen, or none fits the instrument."""


class AlreadyOpened(Exception):
    """The sitting was opened before."""


class NotOpen(Exception):
    """The sitting is not open (yet, or any more)."""


class NotInThisPeriod(Exception):
    """Today is not between the first and the last day of the round."""


class AlreadySealed(Exception):
    """The round is sealed: it does not change any more."""


class TooLateToUndo(Exception):
    """Stopping was too long ago to be undone."""


class TooFewPlaces(Exception):
    """More answers came in than the number of pupils that was given."""

    def __init__(self, received: int) -> None:
        super().__init__(f"{received} answers came in already.")
        self.received = received


class TooManyPlaces(Exception):
    """More places than the group has pupils."""

    def __init__(self, most: int) -> None:
        super().__init__(f"At most {most} places.")
        self.most = most


class SharedPupils(Exception):
    """Groups that share pupils, or a group combined of others, are not asked together."""

    def __init__(self, names: list[str]) -> None:
        super().__init__("These groups share pupils.")
        self.names = names
