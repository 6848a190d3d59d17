"""An exam on screen as it may look in the middle of it: what pictures and checks show of board and tickets.

Invented altogether. The sample site holds its exam on paper, for seats on screen stand still without PCs that
write; here each kind of seat there is stands once.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from eduapp.core.clock import zone
from eduapp.exams.attempts.jobs import MadeTickets, draw_labels
from eduapp.exams.attempts.queries import Board, Card, ForAll, GapRow
from eduapp.exams.attempts.rules import everybody, needs, states
from eduapp.exams.papers.rules.printed import PrintedPaper
from eduapp.exams.room.rules import steps
from eduapp.exams.room.rules.log import Entry, LogRow
from eduapp.exams.screens.rules.asides import Version
from eduapp.exams.sittings.rules.states import RUNNING

if TYPE_CHECKING:
    from datetime import date

    from eduapp.exams.attempts.queries import Preparable
    from eduapp.exams.sittings.queries import SeatPlan, SittingHead

FIRST_NUMBER, QUESTIONS, COLUMNS = 101, 24, 4
CODE = "7KQ2 M1AB"


def a_board(head: SittingHead) -> Board:
    """A board for twelve at 9.42, each seat in another state; the exam began at nine."""
    day = datetime.combine(head.day, time(), zone())
    now = day.replace(hour=9, minute=42)
    cards = tuple(_card(place, now, told) for place, told in enumerate(_SEATS))
    live = [card.ends_at for card in cards if card.state in states.LIVE and card.ends_at is not None]
    left_out = tuple(
        (card.number, f"screen_states:{card.state}") for card in cards if card.state not in states.LIVE
    )
    return Board(
        id=head.id,
        course=head.course_name,
        day=head.day,
        place=head.place,
        state=RUNNING,
        now=now,
        begun_at=day.replace(hour=9),
        latest=10 * 60,
        latest_basis="opplæringsforskrifta §§ 9-28, 15-20",
        last_end=max(live),
        on_paper_alone=False,
        cards=cards,
        log=tuple(_row(head.day, *told) for told in _LOG),
        stop=None,
        for_all=ForAll(len(live), 0, tuple(sorted(live)), left_out),
        why={
            **dict.fromkeys((states.PAUSE, states.SAY, states.EXTRA), ""),
            states.START: everybody.NobodyWaits().sentence(),
            states.RESUME: everybody.NotStopped().sentence(),
        },
        to_take_in=False,
    )


def ready_to_print(told: Preparable) -> Preparable:
    """The same exam, as if a paper of one version were frozen."""
    paper = PrintedPaper("", "nb", "A", told.minutes, ())
    return replace(told, papers={"A": paper}, digests={"A": ""})


def some_labels(plan: SeatPlan, language: str, today: date) -> MadeTickets:
    """Labels with codes that open nothing."""
    codes = {one.candidate_number: CODE for one in plan.people}
    opened = tuple(codes)
    title, pdf = draw_labels(plan, codes, CODE, opened, language, today, across="")
    return MadeTickets(title, pdf, CODE, opened, (), ())


def _card(place: int, now: datetime, told: dict[str, object]) -> Card:
    more = sum(value for name in ("extra", "given") if isinstance(value := told.get(name, 0), int))
    ends = now.replace(hour=9, minute=0) + timedelta(minutes=300 + more)
    card = Card(
        id=UUID(int=place + 1),
        candidate_id=UUID(int=place + 101),
        number=FIRST_NUMBER + place,
        place=f"{'ABC'[place // COLUMNS]}{place % COLUMNS + 1}",
        order=(place // COLUMNS, place % COLUMNS, place),
        state=states.RUNNING,
        needs=(),
        answered=6 + place,
        questions=QUESTIONS,
        ends_at=ends,
        latest_end=ends,
        left=round((ends - now).total_seconds()),
        extra=0,
        given=0,
        breaks=0,
        breaks_left=0,
        resting_since=None,
        late=0,
        missed=None,
        saved_at=now - timedelta(seconds=7 + place),
        answered_at=now - timedelta(minutes=place % 5),
        looked_at=None,
        handed_in_at=None,
        handed_in_by="",
        asked_back=None,
        asked_back_words="",
        asked_back_minutes=0,
        fault="",
        notice="",
        gaps=(),
        away="",
        clock_ahead=timedelta(),
        moving=False,
        taken=True,
        aside=(),
        unfit=0,
        not_stopped=False,
        why={},
    )
    card = replace(card, **{name: _moment(now, value) for name, value in told.items()})  # type: ignore[arg-type]
    aside = _from_two_pcs(now) if needs.ASIDE in card.needs else ()
    ahead = timedelta(minutes=20) if needs.CLOCK in card.needs else timedelta()
    return replace(card, aside=aside, clock_ahead=ahead, why={act: _why(card, act) for act in states.ACTS})


def _from_two_pcs(now: datetime) -> tuple[Version, ...]:
    """Answers that a PC had alone when its candidate was moved."""
    left, here = now - timedelta(minutes=9), now - timedelta(minutes=12)
    essay = "\n\n".join(_PARAGRAPHS)
    more = f"{essay}\n\n{_PARAGRAPHS[1]}"
    return (Version(2, b"", 1, left, 0, here), Version(9, b"", more, left, essay, here - _A_MINUTE))


def _why(card: Card, act: str) -> str:
    found = states.against(card.state, act, card.number)
    return "" if found is None else found.sentence()


def _moment(now: datetime, value: object) -> object:
    """A span before now where a moment is meant."""
    return now - value if isinstance(value, timedelta) else value


def _row(day: date, number: int, minute: int, kind: str, who: int | None, **more: object) -> LogRow:
    entry = Entry(UUID(int=number), number, kind, day, minute, **more)  # type: ignore[arg-type]
    at = datetime.combine(day, time(), zone()) + timedelta(minutes=minute)
    return LogRow(entry, who, None, "", "", "", None, "", None, False, "", "", at)


_A_MINUTE = timedelta(minutes=1)
_PARAGRAPHS = [
    "Jeg møtte opp klokka sju. Først gikk vi gjennom vernereglene, og alle fikk briller og hørselsvern.",
    "Etterpå spente jeg opp emnet i chucken og målte at det gikk rundt. Turtallet valgte jeg etter tabellen.",
    "Da akselen var ferdig, målte jeg den tre steder. Den var to hundredeler for tykk i den ene enden.",
]
_GAP = GapRow(n=40, kind="moved", lost_ms=160_000, minutes=2, by_wall=False, worked_ms=70_000, told=False)
_SEATS: tuple[dict[str, object], ...] = (
    {"needs": (needs.ASIDE,)},
    {"needs": (needs.HELP,)},
    {"needs": (needs.LOST,), "saved_at": timedelta(minutes=2)},
    {"needs": (needs.TIME,), "gaps": (_GAP,)},
    {"needs": (needs.QUIET,), "answered_at": timedelta(minutes=14), "looked_at": timedelta(minutes=11)},
    {"state": states.PAUSED, "breaks": 30, "breaks_left": 18, "resting_since": 570},
    {"late": 27, "extra": 75, "given": 5, "needs": (needs.CLOCK,)},
    {"state": states.SUBMITTED, "needs": (needs.UNTOLD, needs.LEFT), "left": None},
    {"needs": (needs.AWAY,), "away": "focus"},
    {"state": states.PRESENT, "needs": (needs.WAITS,), "missed": 42, "left": None, "answered": 0},
    {"state": states.REGISTERED, "missed": 42, "left": None, "answered": 0, "saved_at": None},
    {"moving": True, "needs": (needs.LOCKED, needs.BACK)},
)
_LOG: tuple[tuple[int, int, str, int | None], ...] = (
    (9, 578, steps.HAND_IN, 108),
    (8, 570, steps.LEAVE, 106),
    (7, 567, steps.AUTHORISE, 107),
    (6, 567, steps.CHECK_IN, 107),
    (5, 540, steps.STARTED, None),
    (4, 510, steps.OPENED, None),
)
