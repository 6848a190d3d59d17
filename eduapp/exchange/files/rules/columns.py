"""Which column of a file is which field: by its heading, else by what stands below it."""

import difflib
import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from eduapp.core.i18n import LANGUAGES, N_, _, speaking
from eduapp.core.names import folded
from eduapp.core.violations import Violation
from eduapp.exchange.files.formats.remarks import Listed, Problem, Word, quoted
from eduapp.exchange.files.formats.table import Row
from eduapp.exchange.files.rules.fields import Field, Fields

WHAT_TO_FIX = N_("What to fix")
_OUR_OWN_COLUMN = frozenset({"what to fix", "hva ma rettes", "kva ma rettast"})
_ANY_WORD = "Abcdef"  # a field whose parser takes this cannot be told by its values
_SAMPLE_ROWS = 50
_LIKE_ENOUGH = 0.85
_SHORTEST_BEGINNING = 3  # letters by which a longer heading is still known: Fødselsdato (dd.mm.åååå)


class ColumnTakenTwice(Violation):
    """Two columns of the file for one field: nobody could say which counts."""

    message = N_("{field} is chosen twice: for {first} and {second}. Choose another for one of them.")


class ColumnsMissing(Violation):
    """Required fields without a column, all in one sentence."""

    message = N_("No column is chosen for: {fields}. Choose one, or add it to the file.")


def guess_columns(fields: Fields, headings: Sequence[str], rows: Sequence[Row]) -> dict[str, int]:
    """Field key → column, as far as headings or, where they are unknown, the values below tell."""
    found: dict[str, int] = {}
    known = {column: _plain(heading) for column, heading in enumerate(headings) if not is_our_own(heading)}
    for matches in (_is_synonym, _begins_like, _looks_like):
        for wanted in fields:
            free = [column for column in known if column not in found.values()]
            hits = [column for column in free if known[column] and matches(wanted, known[column])]
            if wanted.key not in found and hits:
                found[wanted.key] = hits[0]
    return found | _by_values(
        fields, found, [column for column in known if column not in found.values()], rows
    )


def check_columns(fields: Fields, headings: Sequence[str], chosen: Mapping[int, str]) -> Iterator[Violation]:
    """What speaks against these columns: column → field key, as people chose them."""
    for wanted in fields:
        columns = [column for column, key in sorted(chosen.items()) if key == wanted.key]
        if len(columns) > 1:
            first, second = (quoted(headings[column]) or str(column + 1) for column in columns[:2])
            yield ColumnTakenTwice(field=Word(wanted.label), first=first, second=second)
    missing = [wanted.label for wanted in fields if wanted.required and wanted.key not in chosen.values()]
    if missing:
        yield ColumnsMissing(fields=Listed(missing))


def is_our_own(heading: str) -> bool:
    """Whether this is the column that refused rows were saved with; it is never read."""
    return _plain(heading) in _OUR_OWN_COLUMN


def _plain(heading: str) -> str:
    """A heading as letters and digits only: `Fødselsdato *` and `FODSELSDATO` are one."""
    return " ".join(re.sub(r"[\W_]+", " ", folded(heading)).split())


@functools.lru_cache(maxsize=256)
def _words(wanted: Field[object]) -> list[str]:
    """Key, label in each of our languages, and synonyms: a list that was saved here is read here."""
    labels = []
    for spoken in LANGUAGES:
        with speaking(spoken):
            labels.append(_(wanted.label))
    return [_plain(word) for word in (wanted.key, *labels, *wanted.synonyms)]


def _is_synonym(wanted: Field[object], heading: str) -> bool:
    return heading in _words(wanted)


def _begins_like(wanted: Field[object], heading: str) -> bool:
    return any(len(word) >= _SHORTEST_BEGINNING and heading.startswith(f"{word} ") for word in _words(wanted))


def _looks_like(wanted: Field[object], heading: str) -> bool:
    return any(
        difflib.SequenceMatcher(None, heading, word).ratio() >= _LIKE_ENOUGH for word in _words(wanted)
    )


def _by_values(
    fields: Fields, found: Mapping[str, int], free: Sequence[int], rows: Sequence[Row]
) -> dict[str, int]:
    """A column nobody named, if it fits exactly one field that is left, and that field exactly one column."""
    telling = [w for w in fields if w.key not in found and isinstance(w.read(_ANY_WORD), Problem)]
    fits: dict[str, list[int]] = {}
    for wanted in telling:
        for column in free:
            cells = [text for row in rows[:_SAMPLE_ROWS] if (text := row.cells[column].strip())]
            good = sum(1 for text in cells if not isinstance(wanted.read(text), Problem))
            if cells and good >= len(cells) * 0.9:
                fits.setdefault(wanted.key, []).append(column)
    taken = Counter(column for columns in fits.values() for column in columns)
    return {key: columns[0] for key, columns in fits.items() if len(columns) == 1 and taken[columns[0]] == 1}
