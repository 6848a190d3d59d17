"""What is kept here about people."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from eduapp.core.db.holding import Held, Holding, Line, Lines
from eduapp.core.i18n import N_
from eduapp.records.lists import models, rules


def held() -> tuple[Held, ...]:
    """Every table with rows about a person, and the lines on lists of many."""
    return (
        Holding(
            N_("Printed lists about the person"),
            models.PrintedList,
            life="prints",
            since="day",
            shown=("number", "kind", "day", "unit"),
        ),
        Holding(
            N_("Editions of these lists"),
            models.ListEdition,
            paths=("list_id.learner_id",),
            life="prints",
            since="list_id.day",
            shown=("edition", "printed_at"),
        ),
        Holding(
            N_("Lists typed in"),
            models.ListReturn,
            paths=("list_id.learner_id",),
            life="prints",
            since="list_id.day",
            shown=("typed_at",),
        ),
        Lines(
            N_("On printed lists of groups, places and units"),
            models.ListEdition,
            column="content",
            read=_lines,
            without=rules.without_lines,
            marker='"lines":[',
            life="prints",
            since="list_id.day",
            shown=("list_id.number", "edition", "list_id.kind"),
        ),
    )


def _lines(content: Mapping[str, Any]) -> Iterator[Line]:
    """Each learner of each thing that takes place; who teaches it is told to whoever asks, not on a copy."""
    for part in content.get("parts", ()):
        about = {name: value for name, value in part.items() if name not in {"lines", "teacher"}}
        for line in part.get("lines", ()):
            facts = {**about, "of": content.get("of", ""), **line, "session": part["id"]}
            yield Line(UUID(line["id"]), facts, tuple(_on_paper(part, line)))


def _on_paper(part: Mapping[str, Any], line: Mapping[str, Any]) -> Iterator[tuple[str, str, object]]:
    yield "day", "", date.fromisoformat(part["day"])
    yield "start_minute", "", part["start"]
    yield "end_minute", "", part.get("end")
    yield "title", "", part.get("what", "")
    yield "group", "", part.get("group", "")
    yield "where", "", part.get("place", "")
    yield "name", "", line.get("name", "")
    yield "unit", "", line.get("unit", "")
    yield "ahead", "attendance_codes", line.get("ahead", "")
    yield "stays", "", line.get("stays", False)
    for other in line.get("also", ()):  # expected there at the same time
        yield "also", "", ", ".join(filter(None, (other.get("what"), other.get("place"))))
