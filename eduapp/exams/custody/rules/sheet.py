"""What stands on the receipt and count of papers, in the language of the paper. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CountedBundle:
    """One bundle of an exam on paper: its sum line by line, and what stands against it."""

    label: str
    about: str  # what it holds, the seal on it, and where it lies
    lines: tuple[tuple[str, int], ...]  # where, and how many
    against: tuple[str, ...] = ()


@dataclass(frozen=True)
class CustodySheet:
    """Receipt and count of the papers of an exam, to count again and sign by hand."""

    language: str
    title: str
    exam: str
    about: tuple[str, ...]
    bundles: tuple[CountedBundle, ...]
    nothing: str  # instead of bundles
    blanks: tuple[str, ...]  # what is written by hand beside each bundle
    closing: str

    @property
    def texts(self) -> tuple[str, ...]:
        """All that tells two sheets apart."""
        own = (self.language, self.title, self.exam, *self.about, self.nothing, *self.blanks, self.closing)
        return (*own, *map(str, self.bundles))
