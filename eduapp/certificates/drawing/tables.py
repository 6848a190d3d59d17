"""Lists of a paper as rows under heads, in the language spoken now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from eduapp.certificates.drawing.facts import CertificateFacts
from eduapp.certificates.drawing.phrases import known_word, pgettext
from eduapp.core.i18n import date_text


@dataclass(frozen=True)
class Table:
    """Rows under heads, a cell for each head; `shares` are of the width, together 1."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


def results_table(facts: CertificateFacts) -> Table:
    """What, which result, and when."""
    heads = pgettext("paper", "Course or subject"), pgettext("paper", "Result"), pgettext("paper", "Date")
    rows = tuple(
        (one.text, known_word(one.result), date_text(one.day) if one.day else "") for one in facts.results
    )
    return _without_empty(Table(heads, rows, (0.58, 0.25, 0.17)))


def trainings_table(facts: CertificateFacts) -> Table:
    """Equipment, what the training was, who gave it, and when (forskrift om utførelse av arbeid § 10-4)."""
    heads = (
        pgettext("paper", "Work equipment"),
        pgettext("paper", "Training"),
        pgettext("paper", "Given by"),
        pgettext("paper", "Date"),
    )
    rows = tuple(
        (one.equipment, known_word(one.parts), one.given_by, date_text(one.day) if one.day else "")
        for one in facts.trainings
    )
    return _without_empty(Table(heads, rows, (0.36, 0.22, 0.25, 0.17)))


def _without_empty(table: Table) -> Table:
    """The same without columns that say nothing; the others share their width."""
    kept = [place for place in range(len(table.heads)) if any(row[place] for row in table.rows)] or [0]
    whole = sum(table.shares[place] for place in kept)
    return Table(
        tuple(table.heads[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in table.rows),
        tuple(table.shares[place] / whole for place in kept),
    )


TABLES: Mapping[str, Callable[[CertificateFacts], Table]] = {
    "results": results_table,
    "trainings": trainings_table,
}
"""Lists that may be drawn as tables."""
