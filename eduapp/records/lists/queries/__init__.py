"""What can be told of lists: what takes place, what would be printed now, what was printed and came back."""

from eduapp.records.lists.queries.choosing import (
    Draft,
    Offer,
    Whose,
    across,
    day_of_session,
    drafts,
    offers,
    papers,
    prison_names,
    school_name,
    weeks,
    whose,
)
from eduapp.records.lists.queries.own import is_kept_back
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
from eduapp.records.lists.queries.taking_place import Day, Only, taking_place

__all__ = [
    "Day",
    "Draft",
    "Found",
    "ListHit",
    "Offer",
    "Only",
    "Opened",
    "PrintedRow",
    "TypingRow",
    "UnreturnedRow",
    "Whose",
    "across",
    "by_edition",
    "by_list",
    "by_number",
    "content_now",
    "contents_now",
    "day_of_session",
    "drafts",
    "found",
    "is_kept_back",
    "of_group",
    "of_session",
    "offers",
    "out_of_date",
    "papers",
    "printed_for",
    "prison_names",
    "school_name",
    "taking_place",
    "unreturned",
    "weeks",
    "whose",
]
