"""Exams on screen for tests: an exam for six with tickets, and exam PCs that keep journals by the clock."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from eduapp.core.progress import NoProgress
from eduapp.exams.attempts import jobs, queries, service
from eduapp.exams.attempts.queries import Board, Card
from eduapp.exams.room.rules import steps
from eduapp.exams.screens import queries as screens
from eduapp.exams.screens.models import ScreenAside, ScreenAttempt, ScreenRecord, ScreenSeat
from eduapp.exams.screens.rules.asides import digest_of
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.box import Cost
from eduapp.kiosk.formats.journal import next_record
from eduapp.kiosk.formats.record import FIRST_PREV, Event, Moment
from tests.support import given
from tests.support.accounts import owner_of
from tests.support.given_room import Hall, a_published_exam

CHEAP = Cost(time=1, memory=64, lanes=1)  # guesses cost nothing in tests


def an_exam_on_screen(database):  # type: ignore[no-untyped-def]
    """Published, everybody with a ticket; sitting, candidates and learners as `Hall` takes them."""
    made = a_published_exam(database, paper=True)
    order = jobs.MakeTickets(
        sitting_id=made[0], language="en", candidate_ids=tuple(made[1].values()), cost=CHEAP
    )
    jobs.make_tickets(database, order, NoProgress())
    return made


class OnScreen(Hall):
    """The hall, with what is done on the board."""

    def attempts(self) -> dict[int, UUID]:
        """Each candidate's attempt by number."""
        with self.database.reading() as session:
            return {row.number: row.id for row in screens.attempts(session, self.sitting_id)}

    def acting(self, by) -> "OnScreen":  # type: ignore[no-untyped-def]
        """The same hall, somebody else on the board."""
        return OnScreen(self.database, self.clock, self.sitting_id, self.candidates, self.learners, by)

    def let_in(self, *numbers: int) -> "OnScreen":
        """Opened at 08:30, some (or all) checked in and let in."""
        wanted = numbers or tuple(self.candidates)
        self.at("08:30").step(steps.OPENED)
        self.at("08:40").check_in(*wanted)
        self.at("08:55").act(steps.AUTHORISE, *wanted)
        return self

    def start(self, number: int | None = None):  # type: ignore[no-untyped-def]
        """Start all, or one."""
        attempt = self.attempts()[number] if number else None
        order = service.StartScreens(sitting_id=self.sitting_id, attempt_id=attempt)
        return self.run(service.start_screens, order)

    def do(self, act: str, number: int, words: str = "The screen went dark."):  # type: ignore[no-untyped-def]
        """One act about one seat."""
        order = service.ActOnScreen(
            sitting_id=self.sitting_id, attempt_id=self.attempts()[number], act=act, words=words
        )
        return self.run(service.act_on_screen, order)

    def board(self, known=None) -> Board:  # type: ignore[no-untyped-def]
        """The board as it is now."""
        with self.database.acting_as(self.by).reading() as session:
            found = queries.board(session, self.sitting_id, known)
        assert found is not None
        return found

    def card(self, number: int) -> Card:
        """One seat of it."""
        return next(card for card in self.board().cards if card.number == number)

    def kinds(self, number: int) -> list[str]:
        """The kinds of what was sent to one exam PC, in order."""
        return [kind for kind, _body in self.sent(number)]

    def sent(self, number: int) -> list[tuple[str, dict[str, object]]]:
        """What was sent to one exam PC."""
        with self.database.reading() as session:
            told = screens.messages(session, self.sitting_id).get(self.attempts()[number], [])
        return [(one.kind, one.body) for one in told]


class Pc:
    """An exam PC as it would be: it keeps a journal that comes in as if by the owner's functions."""

    def __init__(self, hall: OnScreen, number: int, kiosk: UUID | None = None) -> None:
        self._hall, self.number = hall, number
        self.attempt = hall.attempts()[number]
        self._kiosk, self._boot = kiosk or uuid4(), uuid4().hex
        self._zero = hall.clock.moment
        self._n, self._prev = 0, FIRST_PREV
        self.heard = 0
        with Session(hall.database.engine) as session:
            self._key = session.scalars(
                select(ScreenAttempt.journal_key).where(ScreenAttempt.id == self.attempt)
            ).one()

    def open(self) -> "Pc":
        """Take the seat, and say so."""
        self.take_seat()
        told = {
            "attempt": str(self.attempt),
            "sitting": str(self._hall.sitting_id),
            "number": self.number,
            "kiosk": str(self._kiosk),
            "machine": str(self._kiosk),
        }
        self.keep(r.OPENED, told)
        return self

    def take_seat(self) -> None:
        """By the ticket, as the database knows it."""
        with owner_of(self._hall.database) as theirs, Session(theirs.engine) as session, session.begin():
            place = (
                len(session.scalars(select(ScreenSeat).where(ScreenSeat.attempt_id == self.attempt)).all())
                + 1
            )
            session.execute(
                update(ScreenSeat)
                .where(ScreenSeat.attempt_id == self.attempt, ScreenSeat.ended_at.is_(None))
                .values(ended_at=self._hall.clock.moment)
            )
            row = ScreenSeat(
                attempt_id=self.attempt,
                place=place,
                kiosk=self._kiosk,
                token_hash=uuid4().bytes * 2,
                message=0,
                begun_at=self._hall.clock.moment,
            )
            session.add(row)

    def goes_on_elsewhere(self) -> "Pc":
        """Another PC that has everything that came in so far."""
        other = Pc(self._hall, self.number)
        other._n, other._prev, other.heard = self._n, self._prev, self.heard
        return other

    def hear(self) -> "Pc":
        """Hear what was sent, as the kiosk does."""
        with self._hall.database.reading() as session:
            told = screens.messages(session, self._hall.sitting_id).get(self.attempt, [])
        for one in told[self.heard :]:
            self.keep(r.SEEN, {"n": one.n, "kind": one.kind, "body": one.body})
            if one.kind == "start":
                begun = {"begins_at": one.body["begins_at"], "late_ms": 0, "by": "message", "n": one.n}
                self.keep(r.BEGUN, begun)
            elif one.kind == "pause":
                self.keep(r.PAUSED, {"n": one.n})
            elif one.kind == "resume":
                self.keep(r.RESUMED, {"n": one.n, "credited_ms": one.body.get("credited_ms")})
            elif one.kind == "bring_back":
                self.keep(r.HANDED_BACK, {"n": one.n})
        self.heard = len(told)
        return self

    def answer(self, question: int, value: object) -> "Pc":
        """One answer."""
        self.keep(r.ANSWER, value, question)
        return self

    def hand_in(self, by: str = "self") -> "Pc":
        """The one button on the overview."""
        self.keep(r.HANDED_IN, {"by": by, "unanswered": []})
        return self

    def start_again(self) -> "Pc":
        """The power came back."""
        self._boot, self._zero = uuid4().hex, self._hall.clock.moment
        return self.open()

    def keep(self, kind: str, value: object = None, question: int | None = None) -> bytes:
        """Keep a record, and let it come in."""
        frame = self.frame(kind, value, question)
        with owner_of(self._hall.database) as theirs, Session(theirs.engine) as session, session.begin():
            session.add(
                ScreenRecord(
                    attempt_id=self.attempt, n=self._n, payload=frame, came_at=self._hall.clock.moment
                )
            )
        return frame

    def frame(self, kind: str, value: object = None, question: int | None = None) -> bytes:
        """A record that is kept on the PC, and has not come in."""
        now = self._hall.clock.moment
        moment = Moment(round((now - self._zero) / timedelta(milliseconds=1)), self._boot, self.wall())
        self._n += 1
        record, frame = next_record(Event(kind, value, question), self._n, self._prev, moment, self._key)
        self._prev = record.mac
        return frame

    def wall(self) -> datetime:
        """What the clock of this PC says."""
        return self._hall.clock.moment

    def ticks(self, until: str) -> "Pc":
        """Still here, every twenty seconds until a time of the day: each comes in."""
        wanted = self._hall.clock.moment
        self._hall.at(until)
        end, now = self._hall.clock.moment, wanted
        while now < end:
            now = min(end, now + timedelta(seconds=20))
            self._hall.clock.moment = now
            self.keep(r.TICK)
        return self


def set_aside(hall: OnScreen, number: int, *frames: bytes, last: int) -> None:
    """What a PC that was left sends: it had records up to `last` in common with the one that goes on."""
    attempt, at = hall.attempts()[number], hall.clock.moment
    with Session(hall.database.engine) as session, session.begin():
        for n, frame in enumerate(frames, start=last + 1):
            digest = digest_of(frame)
            session.add(ScreenAside(attempt_id=attempt, digest=digest, n=n, payload=frame, came_at=at))


def by_two() -> tuple[object, object]:
    """Who brings somebody back."""
    return given.INVIGILATOR, given.LEADER
