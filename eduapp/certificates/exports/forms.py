"""Which formats of others there are, what they are called, and how their files end."""

from enum import StrEnum


class Form(StrEnum):
    """A format of others."""

    BADGE = "badge"
    ELMO = "elmo"

    @property
    def label(self) -> str:
        """What it is called, in every language."""
        return {Form.BADGE: "Open Badge 3.0", Form.ELMO: "ELMO 1.5"}[self]

    @property
    def suffix(self) -> str:
        """How the names of its files end."""
        return {Form.BADGE: ".jwt", Form.ELMO: ".xml"}[self]
