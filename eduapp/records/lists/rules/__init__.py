"""What stands on a list, what has changed since it was printed, and what may be typed back in. Pure."""

from eduapp.records.lists.rules.changes import Change, changes, time_of, told
from eduapp.records.lists.rules.content import (
    Content,
    Elsewhere,
    Gathering,
    Kind,
    Line,
    Part,
    Person,
    Subject,
    Twofold,
    movements_from,
    movements_to,
    register_sheet,
    week_plan,
)
from eduapp.records.lists.rules.numbers import Wanted, number_text, read_number, square_text, with_edition
from eduapp.records.lists.rules.printing import check_printing, comes_back, is_for_learner
from eduapp.records.lists.rules.returning import (
    ListUnknown,
    RowRefused,
    Standing,
    WhichVersion,
    check_number,
    check_rows,
    check_standing,
    moment_text,
)
from eduapp.records.lists.rules.twofold import at_two_places, twofold

__all__ = [
    "Change",
    "Content",
    "Elsewhere",
    "Gathering",
    "Kind",
    "Line",
    "ListUnknown",
    "Part",
    "Person",
    "RowRefused",
    "Standing",
    "Subject",
    "Twofold",
    "Wanted",
    "WhichVersion",
    "at_two_places",
    "changes",
    "check_number",
    "check_printing",
    "check_rows",
    "check_standing",
    "comes_back",
    "is_for_learner",
    "moment_text",
    "movements_from",
    "movements_to",
    "number_text",
    "read_number",
    "register_sheet",
    "square_text",
    "time_of",
    "told",
    "twofold",
    "week_plan",
    "with_edition",
]
