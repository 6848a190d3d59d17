"""Everything on the protocol of an exam, in its own language: facts, tables, cases, who signed. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Table:
    """A table of the protocol: headings with their share of the width, and rows or words instead."""

    title: str
    columns: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]
    nobody: str
    note: str = ""
    apart: bool = False  # begins on a page of its own


@dataclass(frozen=True)
class Pairs:
    """Facts with their names, such as those of one suspicion."""

    title: str
    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Signature:
    """Somebody who signed in the program; on paper there is a line to sign on as well."""

    name: str
    said: str  # in which role, and when


@dataclass(frozen=True)
class Protocol:
    """The whole protocol."""

    language: str
    title: str
    school: str
    exam: str  # course and day
    unfinished: str  # a sentence while the log is not sealed
    head: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    cases_title: str
    cases: tuple[Pairs, ...]
    no_cases: str
    signing_title: str
    signing: str  # what the two sign to
    to_sign: tuple[str, str]  # what stands under a line nobody has signed yet
    seal_title: str
    signatures: tuple[Signature, ...]
    seal: str  # its digest; "" before the seal
    names: Table | None = None  # who has which number, on a page that goes with no answer

    @property
    def texts(self) -> tuple[str, ...]:
        """All that tells two protocols apart."""
        tables = [*self.tables, *([self.names] if self.names else [])]
        cells = [cell for table in tables for cells in table.rows for cell in cells]
        pairs = [text for case in self.cases for pair in case.pairs for text in pair]
        signed = [text for one in self.signatures for text in (one.name, one.said)]
        head = [text for pair in self.head for text in pair]
        return (self.language, self.exam, self.unfinished, *head, *cells, *pairs, *signed, self.seal)
