"""Which database login does what."""


class OwnerMigrates:
    """Tables are made by the owner's login only."""

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        return db == "owner"
