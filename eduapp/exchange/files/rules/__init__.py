"""From a table of text to rows that can be brought in: which column is which, what a row holds, what to fix.

How a subject (people, courses, hours, results) uses this, without any database in these rules:

    NUMBER = Field("number", N_("Learner number"), words.codes(), required=True, unique=True,
                   synonyms=("Deltakernr", "Deltakarnr", "Learner no"))
    BORN = Field("born", N_("Birth date"), cells.dates(last=today), synonyms=("Fødselsdato", "Født", "Fødd"))
    FIELDS = (NUMBER, BORN)

    table = read_table(path)                                 # of formats; Unusable if it cannot be read
    columns = guess_columns(FIELDS, table.headings, table.rows)      # field key → column
    reasons = list(check_columns(FIELDS, table.headings, chosen))    # once people changed: column → field key
    preview = check_rows(table, FIELDS, columns, judge)

`judge(line, values)` adds what one cell alone cannot tell: end before start, an unknown learner, an overlap.
It yields Problem for what must be fixed and Known for a row that joins a record already there. It sees every
row, also one with bad cells, whose values are then None: `START.of(values)` is `int | None`, typed as its
field. It is asked again when a cell of the row is edited, so it looks things up in what it was made with (a
dict of all learner numbers, say), never in a session. Empty cells are None; empty required fields, formulas
and doubled values of `unique` fields are told here already.

    preview = preview.edited(index, "born", "28.02.1989")    # looks at that row again, and at no other
    preview = preview.decided(index, State.LEFT_OUT)         # or State.NEW for a row that would be joined
    preview = preview.judged(judge)                          # of one who has seen all rows, for overlaps
    for row in preview.coming(): ... BORN.of(row.values) ... NUMBER.need(row.values)
    headings, rows = refused_rows(preview)                   # write_table(path, headings, rows), then read it

100,000 rows are looked at in well under a second: equal texts of a column are parsed once.
"""

from eduapp.exchange.files.rules.columns import (
    WHAT_TO_FIX,
    ColumnsMissing,
    ColumnTakenTwice,
    check_columns,
    guess_columns,
    is_our_own,
)
from eduapp.exchange.files.rules.fields import (
    EMPTY,
    FORMULA,
    Field,
    Fields,
    Values,
)
from eduapp.exchange.files.rules.rows import (
    DOUBLED,
    TOO_MANY_CELLS,
    Judge,
    Known,
    Preview,
    RowVerdict,
    State,
    check_rows,
    no_judge,
    refused_rows,
)

__all__ = [
    "DOUBLED",
    "EMPTY",
    "FORMULA",
    "TOO_MANY_CELLS",
    "WHAT_TO_FIX",
    "ColumnTakenTwice",
    "ColumnsMissing",
    "Field",
    "Fields",
    "Judge",
    "Known",
    "Preview",
    "RowVerdict",
    "State",
    "Values",
    "check_columns",
    "check_rows",
    "guess_columns",
    "is_our_own",
    "no_judge",
    "refused_rows",
]
