"""The board: a card for each seat on screen, in the order of the room; what log and journals come to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy.orm import Session

from eduapp.core.clock import zone
from eduapp.core.codes import code_list
from eduapp.core.spans import minute_of_day, whole_minutes
from eduapp.core.violations import Violation
from eduapp.exams.arrangements.rules import TimeAccount
from eduapp.exams.attempts.queries.rows import Board, Card, ForAll, GapRow, Known
from eduapp.exams.attempts.queries.times import Times, begins
from eduapp.exams.attempts.rules import breaks, everybody, needs, states
from eduapp.exams.attempts.rules.minutes import MOST as MOST_GIVEN
from eduapp.exams.attempts.rules.needs import Watched
from eduapp.exams.attempts.rules.states import Seen
from eduapp.exams.room import queries as room
from eduapp.exams.room.rules import against, closing, replay, steps
from eduapp.exams.room.rules.log import Entry
from eduapp.exams.room.rules.standing import Day
from eduapp.exams.screens import queries as screens
from eduapp.exams.screens.models import MOST_TRIES
from eduapp.exams.screens.queries import AttemptRow, MessageRow, NoticeRow
from eduapp.exams.screens.rules.asides import NOTHING
from eduapp.exams.screens.rules.journals import Reading
from eduapp.exams.screens.rules.left import Left
from eduapp.exams.sittings import queries as sittings
from eduapp.exams.sittings.queries import CandidateRow, SittingHead
from eduapp.exams.sittings.rules.law import LATEST_ARRIVAL
from eduapp.exams.sittings.rules.states import OPEN, PAUSED, RUNNING
from eduapp.kiosk.formats import messages as m
from eduapp.kiosk.rules.answers import says_something
from eduapp.kiosk.rules.replay import HANDED_IN, ON_PAPER
from eduapp.kiosk.rules.replay import RUNNING as AT_WORK

_NOBODY = UUID(int=0)
_LAST_ROWS = 12  # of the log, beside the cards


def board(session: Session, sitting_id: UUID, known: Known | None = None) -> Board | None:
    """The board as it is now."""
    head = sittings.sitting(session, sitting_id)
    if head is None:
        return None
    told = _Told(session, head, known or Known())
    cards = tuple(sorted(told.cards(), key=lambda card: card.order))
    on_screen = [card.latest_end for card in cards if card.state in states.LIVE and card.latest_end]
    ends = [*on_screen, *told.ends_on_paper(cards)]
    rows = [row for row in room.in_order(room.log(session, sitting_id)) if row.counts]
    return Board(
        id=head.id,
        course=head.course_name,
        day=head.day,
        place=head.place,
        state=head.state,
        now=told.now,
        begun_at=told.begun_at,
        latest=told.exam.latest,
        latest_basis=told.exam.law(LATEST_ARRIVAL).basis,
        last_end=max(ends, default=None),
        on_paper_alone=bool(ends) and not on_screen,
        cards=cards,
        log=tuple(reversed(rows[-_LAST_ROWS:])),
        stop=next((id for id, one in told.day.disturbances.items() if one.going_on), None),
        for_all=told.for_all(cards),
        why=told.why(cards),
        to_take_in=any(told.to_take_in(card) for card in cards),
    )


class _Told:
    """Everything that is asked once, and the cards made of it."""

    def __init__(self, session: Session, head: SittingHead, known: Known) -> None:
        self.now: datetime = session.info["now"]
        self.head = head
        self.exam = room.exam_of(session, head.id)
        self.day: Day = replay.the_day(self.exam, room.entries(session, head.id))
        self.rows = {row.id: row for row in head.candidates}
        self.attempts = screens.attempts(session, head.id)
        self.readings = screens.read(session, head.id, known.readings)
        self.asides = screens.asides(session, head.id, self.readings)
        self.sent = screens.messages(session, head.id)
        self.notices = screens.notices(session, head.id)
        self.begun_at = min((at for sent in self.sent.values() for at in begins(sent)), default=None)

    def cards(self) -> Iterator[Card]:
        for row in self.attempts:
            if row.candidate_id in self.rows:
                yield self._card(row)

    def why(self, cards: Sequence[Card]) -> dict[str, str]:
        """Why nothing can be done with all of them."""
        found = {
            states.START: "" if any(not card.why[states.START] for card in cards) else "-",
            states.PAUSE: self._for_all(states.PAUSE, steps.STOPPED),
            states.RESUME: self._for_all(states.RESUME, steps.RESUMED),
            states.SAY: "",
            states.EXTRA: _sentences(everybody.check_reached(self.reached(cards))),
        }
        if self.day.phase == OPEN:
            against_start = [*closing.before_starting(self.day), *self._judged(steps.STARTED)]
            found[states.START] = _sentences(against_start)
        elif found[states.START]:
            found[states.START] = _sentences(everybody.check_waiting(self.day.phase))
        return found

    def reached(self, cards: Sequence[Card]) -> everybody.Reached:
        """Whom minutes for everybody reach."""
        return everybody.reached(self.day, {card.candidate_id: card.state for card in cards})

    def for_all(self, cards: Sequence[Card]) -> ForAll:
        """The same with their ends as they are: on screen to the second, on paper to the minute."""
        found = self.reached(cards)
        on_screen = {card.candidate_id: card.ends_at for card in cards}
        ends = [on_screen[id] if id in found.on_screen else self._end_on_paper(id) for id in found.given]
        count = len(found.given)
        return ForAll(count, count - len(found.on_screen), tuple(sorted(filter(None, ends))), found.left_out)

    def ends_on_paper(self, cards: Sequence[Card]) -> list[datetime]:
        """Of everybody in the room who writes on paper, from the start on or since they left the screen."""
        on_screen = {card.candidate_id for card in cards if card.state != states.ON_PAPER}
        found = (self._end_on_paper(id) for id in self.day.in_the_room if id not in on_screen)
        return list(filter(None, found))

    def to_take_in(self, card: Card) -> bool:
        """Whether the screen says handed in, and the log of the room does not."""
        course = self.day.courses[card.candidate_id]
        return card.handed_in_at is not None and course.state in steps.AT_WORK

    @property
    def _minute(self) -> int:
        return minute_of_day(self.now.astimezone(zone()).time())

    def _end_on_paper(self, candidate: UUID) -> datetime | None:
        end = self.day.end_of(candidate)
        midnight = datetime.combine(self.head.day, time(), zone())
        return None if end is None else midnight + timedelta(minutes=end)

    def _for_all(self, act: str, step: str) -> str:
        """Why a step of the sitting cannot be now: by its phase as a button says it, else as the log does."""
        return _sentences(list(everybody.check_phase(act, self.day.phase)) or self._judged(step))

    def _judged(self, step: str) -> list[Violation]:
        return list(against.step(self.day, Entry(_NOBODY, 0, step, self.head.day, self._minute)))

    def _card(self, row: AttemptRow) -> Card:
        reading, sent = self.readings[row.id], self.sent.get(row.id, [])
        aside = self.asides.get(row.id, NOTHING)
        attempt, course = reading.attempt, self.day.courses[row.candidate_id]
        time = Times.of(row, reading, sent, self.now)
        kinds = [one.kind for one in sent]
        back = screens.not_taken_up(attempt, sent)
        screen = AT_WORK if back else attempt.state
        state = states.state_of(Seen(course.state, screen, kinds, over=time.over))
        if state == states.ON_PAPER:
            at_work = course.state in steps.AT_WORK
            time = Times.on_paper(self._end_on_paper(row.candidate_id) if at_work else None, self.now)
        notices = self.notices.get(row.id, [])
        open_notice, asked = _open_notice(notices), _asked_back(notices)
        gaps = tuple(_open_gaps(reading, sent, aside.left, is_live=state in states.LIVE))
        not_stopped = not all(one.told for one in aside.left)
        missed, taken = self._missed(state), row.taken
        account = self._account(row.candidate_id)
        started = next(begins(sent), None)
        here = partial(reading.clock.in_room_time, started_at=started)
        answered = max(map(here, attempt.answered_at.values()), default=None)
        handed_in = None if back or attempt.handed_in_at is None else here(attempt.handed_in_at)
        looked = _looked_at(notices)
        away = next((one.what for one in reversed(attempt.away) if one.until is None), "")
        watched = Watched(
            state=state,
            broken=reading.fault is not None or aside.unfit > 0,
            came_at=row.came_at,
            quiet_since=max(filter(None, (answered, looked, _went_on(sent))), default=None),
            help=attempt.asks_for_help and not _help_seen(sent, reading.help_at and here(reading.help_at)),
            locked=row.tries >= MOST_TRIES,
            noticed=open_notice is not None and row.tries < MOST_TRIES,
            away=bool(away),
            open_gaps=bool(gaps),
            aside=bool(aside.open),
            not_stopped=not_stopped,
            rested_out=course.resting is not None and not account.breaks_left,
            waits=missed is not None and taken,
            taken=taken,
            untold=m.START in kinds and screen not in {HANDED_IN, ON_PAPER},
            back=back,
            clock=bool(reading.clock.differs(started)),
            undone=any(
                one.kind == m.STOP and one.n > attempt.heard and self.now - one.at > needs.SILENT_AFTER
                for one in sent
            ),
        )
        candidate = self.rows[row.candidate_id]
        return Card(
            id=row.id,
            candidate_id=row.candidate_id,
            number=row.number,
            place=candidate.own_place or (candidate.seat.label if candidate.seat else ""),
            order=_order(candidate),
            state=state,
            needs=tuple(needs.needs(watched, self.now)),
            answered=sum(map(says_something, attempt.answers.values())),
            questions=row.questions,
            ends_at=time.ends_at,
            latest_end=time.latest_end,
            left=time.left,
            extra=account.extra,
            given=account.credited,
            breaks=account.breaks,
            breaks_left=account.breaks_left,
            resting_since=course.resting.start if course.resting is not None else None,
            late=account.late,
            missed=missed,
            saved_at=row.came_at,
            answered_at=answered,
            looked_at=looked,
            handed_in_at=handed_in,
            handed_in_by="" if back else attempt.handed_in_by,
            asked_back=asked.by if asked else None,
            asked_back_words=asked.words if asked else "",
            asked_back_minutes=asked.n if asked else 0,
            fault=reading.fault.sentence() if reading.fault else "",
            notice=code_list("screen_notices")[open_notice.kind].label if open_notice else "",
            gaps=gaps,
            away=away,
            clock_ahead=reading.clock.differs(started),
            moving=row.may_move,
            taken=taken,
            aside=aside.open,
            unfit=aside.unfit,
            not_stopped=not_stopped,
            why={act: self._why(row, state, act) for act in states.ACTS},
        )

    def _account(self, candidate: UUID) -> TimeAccount:
        """The time of somebody now, with the break that goes on."""
        account, resting = self.day.account(candidate), self.day.courses[candidate].resting
        return account if resting is None else account.rest(max(0, self._minute - resting.start))

    def _missed(self, state: str) -> int | None:
        """Minutes that are gone of the exam for who waits while the others write."""
        waits = state in {states.REGISTERED, states.PRESENT, states.AUTHORISED}
        goes_on = self.day.phase in {RUNNING, PAUSED} and self.now.astimezone(zone()).date() == self.head.day
        if not waits or not goes_on or self.day.started is None:
            return None
        return max(0, self._minute - self.day.started)

    def _why(self, row: AttemptRow, state: str, act: str) -> str:
        stopped = self.day.stands_still(row.candidate_id)
        found = states.against(state, act, row.number, all_stopped=stopped)
        if found is not None:
            return found.sentence()
        if act == states.LET_IN:
            kind = steps.AUTHORISE if state == states.PRESENT else steps.CHECK_IN
            entry = Entry(_NOBODY, 0, kind, self.head.day, self._minute, row.candidate_id)
            return _sentences(against.act(self.day, entry))
        if act == states.BREAK:
            account = self.day.account(row.candidate_id)
            return _sentences(breaks.check_break(account, row.number))
        if act == states.START and self.day.phase not in {RUNNING, PAUSED}:
            return states.BeginsTogether().sentence()
        if act == states.UNLOCK and row.tries < MOST_TRIES:
            return states.NotLocked(number=row.number).sentence()
        return ""


def _sentences(found: Iterable[Violation]) -> str:
    return " ".join(one.sentence() for one in found)


def _open_gaps(
    reading: Reading, sent: Sequence[MessageRow], pcs: Sequence[Left], *, is_live: bool
) -> Iterator[GapRow]:
    """What the exam PC lost and nobody has decided on; what was worked at one that was left is not lost.

    Who has handed in has no time that could be longer, so nothing is proposed any more.
    """
    decided, left = screens.decided_gaps(sent), {one.follows: one for one in pcs}
    for gap in reading.attempt.account.gaps:
        if gap.open and gap.n not in decided:
            pc = left.get(gap.n, Left(gap.n, told=True))
            lost = reading.lost_ms(gap)
            worked = min(pc.worked_ms, lost)
            minutes = min(whole_minutes(lost - worked), MOST_GIVEN) if is_live else 0
            yield GapRow(gap.n, gap.kind, lost, minutes, gap.by_wall, worked, pc.told)


def _open_notice(notices: Sequence[NoticeRow]) -> NoticeRow | None:
    """The last that somebody should look at, of those that came after somebody looked."""
    looked_at = _looked_at(notices)
    fresh = [one for one in notices if looked_at is None or one.at > looked_at]
    kinds = code_list("screen_notices")
    return next((one for one in reversed(fresh) if not kinds[one.kind].has("seen")), None)


def _looked_at(notices: Sequence[NoticeRow]) -> datetime | None:
    return max((one.at for one in notices if one.kind == "looked"), default=None)


def _went_on(sent: Sequence[MessageRow]) -> datetime | None:
    """When somebody was last told to begin or to go on: nobody answers before."""
    told = (one.at for one in sent if one.kind in {m.START, m.RESUME, m.BRING_BACK})
    return max(told, default=None)


def _help_seen(sent: Sequence[MessageRow], asked: datetime | None) -> bool:
    """Whether the invigilator has answered the hand that is up since then."""
    answered = [one.at for one in sent if one.kind == m.HELP_SEEN]
    return bool(answered and asked is not None and answered[-1] >= asked)


def _asked_back(notices: Sequence[NoticeRow]) -> NoticeRow | None:
    last = next((one for one in reversed(notices) if one.kind in {"asked_back", "brought_back"}), None)
    return last if last is not None and last.kind == "asked_back" else None


def _order(row: CandidateRow) -> tuple[int, int, int]:
    """From the front, row by row; rooms apart next, who has no seat last."""
    if row.seat is not None:
        return (row.seat.row, row.seat.column, row.candidate_number)
    return (900 if row.own_place else 999, 0, row.candidate_number)
