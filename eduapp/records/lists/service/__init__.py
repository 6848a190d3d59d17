"""What can be done with lists. Each function is one use case, one transaction."""

from eduapp.records.lists.service.printing import NotePrinted, PrepareList, note_printed, prepare_list
from eduapp.records.lists.service.returning import (
    TakeBackList,
    TypedMark,
    TypeListIn,
    take_back_list,
    type_list_in,
)

__all__ = [
    "NotePrinted",
    "PrepareList",
    "TakeBackList",
    "TypeListIn",
    "TypedMark",
    "note_printed",
    "prepare_list",
    "take_back_list",
    "type_list_in",
]
