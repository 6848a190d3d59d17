"""Facts of the papers of a sitting, as large or as odd as a test wants them, and what can be read of them."""

from eduapp.exams.sittings.drawing import draw
from eduapp.exams.sittings.rules.papers import (
    DoorList,
    LabelSheet,
    NamedLine,
    PaperHead,
    PaperLine,
    PaperSeat,
    PlanSheet,
    WatchList,
)
from eduapp.exams.sittings.rules.seating import Grid, Seat
from eduapp.gui.pdf_pages import look_into
from tests.support import given

NAME = "Nordmann-Haugen, Maximiliane Alexandra Ngoc Thuy"
FIRST = 101


def head(language="nb", **told):
    """What stands on top."""
    known = {"title": "Liste", "course": "Matematikk 1P", "when": "Torsdag 3. desember 2026, 09.00–14.00"}
    return PaperHead(language, **({**known, "place": "Rom 2"} | told))


def lines(count, where="A1"):
    """So many candidates, from 101."""
    return tuple(PaperLine(FIRST + number, where) for number in range(count))


def door_list(count=3, aids="", **told):
    """The list for the door."""
    return DoorList(head(**told), lines(count), aids)


def watch_list(count=3, name=NAME, measures="", watches=("Berit Moe",), **told):
    """The list for those who watch."""
    named = [NamedLine(FIRST + number, name, "A1", "B", measures) for number in range(count)]
    return WatchList(head(**told), tuple(named), watches)


def plan_sheet(rows=2, columns=3, letter="A", blocked=(), elsewhere=(), **told):
    """A room with somebody at every seat that is used."""
    grid = Grid(rows, columns, 0, frozenset(blocked))
    seats = [PaperSeat(seat, FIRST + number, letter) for number, seat in enumerate(grid.seats)]
    return PlanSheet(head(**told), grid, tuple(seats), tuple(elsewhere))


def label_sheet(count=3, letters=(), codes=(), watch_code="", watch_numbers="", **told):
    """Labels."""
    seats = [PaperLine(FIRST + number, Seat(number // 10, number % 10).label) for number in range(count)]
    return LabelSheet(head(**told), tuple(seats), tuple(letters), tuple(codes), watch_code, watch_numbers)


def drawn(paper, across=""):
    """The file."""
    return draw(paper, given.TODAY, across=across)


def pages_read(pdf):
    """What a reader finds on each page, spaces put in order."""
    return [" ".join(text.split()) for text in look_into(pdf).texts]
