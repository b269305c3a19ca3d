"""The doors of the house: the first page, the menu and the `pijler` program."""
