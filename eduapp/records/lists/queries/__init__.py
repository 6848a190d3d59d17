"""What can be told of lists: what takes place, what would be printed now, what was printed and came back."""

from eduapp.records.lists.queries.choosing import (
    Choice,
    DayChoices,
    Draft,
    choices,
    drafts,
    papers,
    prison_names,
    school_name,
    weeks_of_group,
)
from eduapp.records.lists.queries.present import content_now, contents_now
from eduapp.records.lists.queries.printed import (
    PrintedRow,
    UnreturnedRow,
    of_group,
    of_session,
    out_of_date,
    printed_for,
    unreturned,
)
from eduapp.records.lists.queries.returning import (
    Found,
    ListHit,
    Opened,
    TypingRow,
    by_edition,
    by_list,
    by_number,
    found,
)
from eduapp.records.lists.queries.taking_place import Day, taking_place

__all__ = [
    "Choice",
    "Day",
    "DayChoices",
    "Draft",
    "Found",
    "ListHit",
    "Opened",
    "PrintedRow",
    "TypingRow",
    "UnreturnedRow",
    "by_edition",
    "by_list",
    "by_number",
    "choices",
    "content_now",
    "contents_now",
    "drafts",
    "found",
    "of_group",
    "of_session",
    "out_of_date",
    "papers",
    "printed_for",
    "prison_names",
    "school_name",
    "taking_place",
    "unreturned",
    "weeks_of_group",
]
