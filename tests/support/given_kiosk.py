"""What tests of the kiosk begin with: a paper with every kind of question, a key, a journal."""

import struct
import zlib
from datetime import UTC, datetime, timedelta

from eduapp.core.files import sha256
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.formats.box import Cost
from eduapp.kiosk.formats.claim import Allowance, Claim
from eduapp.kiosk.formats.journal import next_record
from eduapp.kiosk.formats.paper import PaperContent, PaperQuestion, PaperText, Pictured, paper_bytes
from eduapp.kiosk.formats.sealed import seal
from eduapp.kiosk.formats.seat import Seat, seal_seat

SITTING, ATTEMPT = "sitting-a", "attempt-7"
NUMBER, CODE, OPENING = 7, "7KQ2M1AB", "ZX9K-44TP-01QQ"
KEY = bytes(range(32))
PAPER_KEY = bytes(reversed(range(32)))
CHEAP = Cost(1, 64, 1)  # what is tested is not how slow a guess is
NINE = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)  # nine o'clock in Norway
OPENED = {"attempt": ATTEMPT, "sitting": SITTING, "number": NUMBER, "kiosk": "pc-1", "machine": "m-1"}


def a_picture():
    """A red square of one pixel, as a PNG."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")


def some(*words):
    return tuple(PaperText(one) for one in words)


QUESTIONS = (
    PaperQuestion(0, 0, "description", PaperText("Read the story about the lathe."), heading="Part one"),
    PaperQuestion(1, 2, "single", PaperText("How fast?"), some("1000 r/min", "2000 r/min", "3000 r/min")),
    PaperQuestion(2, 3, "multiple", PaperText("What is worn?"), some("Glasses", "Gloves", "A scarf")),
    PaperQuestion(3, 1, "true_false", PaperText("A chuck key may stay in the chuck.")),
    PaperQuestion(4, 1, "short", PaperText("What is the part called?")),
    PaperQuestion(5, 2, "number", PaperText("How long is it?"), unit="mm"),
    PaperQuestion(
        6,
        3,
        "matching",
        PaperText("What belongs together?"),
        lefts=some("Saw", "Plane"),
        rights=("cuts", "smooths"),
    ),
    PaperQuestion(7, 3, "ordering", PaperText("In which order?"), some("Drill", "Mark", "Measure")),
    PaperQuestion(8, 2, "gaps", PaperText("A [[1]] is turned on a [[2]]."), gaps=(1, 2)),
    PaperQuestion(9, 10, "essay", PaperText("Write about a day in the workshop."), heading="Part two"),
)


def a_paper(questions=QUESTIONS, **changed):
    facts = {
        "sitting": SITTING,
        "attempt": ATTEMPT,
        "number": NUMBER,
        "paper": sha256(b"frozen"),
        "letter": "A",
        "title": "Turning, spring",
        "language": "en",
        "minutes": 60,
        "questions": tuple(questions),
        "instructions": "Write clearly.",
        "aids": "A dictionary",
    }
    return PaperContent(**{**facts, **changed})


def a_pictured_paper():
    picture = a_picture()
    stem = PaperText('<p>Look: <img src="@@PLUGINFILE@@/lathe.png" alt="A lathe"></p>', "html")
    pictured = (Pictured("lathe.png", sha256(picture)),)
    question = PaperQuestion(1, 2, "short", stem, pictures=pictured)
    return a_paper([question], pictures={sha256(picture): picture})


def a_sealed_paper(paper=None):
    paper = paper or a_paper()
    return seal(
        paper_bytes(paper),
        sitting=paper.sitting,
        attempt=paper.attempt,
        number=paper.number,
        key=PAPER_KEY,
        code=OPENING,
        cost=CHEAP,
    )


def a_claim(**changed):
    facts = {
        "token": "t" * 43,
        "attempt": ATTEMPT,
        "sitting": SITTING,
        "number": NUMBER,
        "key": KEY,
        "allowance": Allowance(60),
    }
    return Claim(**{**facts, **changed})


def a_seat_file(paper=None, code=CODE, move="", **changed):
    return seal_seat(Seat(a_claim(**changed), a_sealed_paper(paper), move), code, CHEAP)


class Journaled:
    """Frames of a journal, one event after the other, on clocks that a test moves."""

    def __init__(self, key=KEY, boot="boot-1", wall=NINE):
        self.key, self.boot, self.wall, self.mono = key, boot, wall, 5_000
        self.frames, self.records = [], []

    def later(self, seconds):
        """Both clocks go on."""
        self.mono += round(seconds * 1000)
        self.wall += timedelta(seconds=seconds)
        return self

    def reboot(self, boot, *, away=0):
        """Another start of the kiosk, so many seconds later; the monotonic clock begins anew."""
        self.boot, self.mono = boot, 100
        self.wall += timedelta(seconds=away)
        return self

    def note(self, kind, value=None, question=None):
        prev = self.records[-1].mac if self.records else r.FIRST_PREV
        moment = r.Moment(self.mono, self.boot, self.wall)
        record, frame = next_record(
            r.Event(kind, value, question), len(self.records) + 1, prev, moment, self.key
        )
        self.records.append(record)
        self.frames.append(frame)
        return self

    def opened(self, **changed):
        return self.note(r.OPENED, {**OPENED, **changed})

    def begun(self, late=0):
        begins = r.wall_text(self.wall - timedelta(seconds=late))
        return self.note(r.BEGUN, {"begins_at": begins, "late_ms": late * 1000, "by": "code", "n": 0})

    @property
    def content(self):
        return b"".join(self.frames)


def a_journal(answers=5):
    """Opened, begun, some answers."""
    made = Journaled().opened().later(1).begun()
    for number in range(1, answers + 1):
        made.later(10).note(r.ANSWER, number % 3, 1)
    return made
