"""What the program finds when it is started after a crash, and everything a test can hold against it."""

from collections import Counter
from pathlib import Path
from uuid import UUID

from sqlalchemy import func, select, text

from eduapp.app.database_key import take_key
from eduapp.app.location import Location
from eduapp.app.starting import start_up
from eduapp.app.witness import Witness
from eduapp.core.db.commands import CommandDone
from eduapp.core.db.engine import open_engine
from eduapp.core.db.faults import plain_errors
from eduapp.core.db.upgrade import current_revision
from eduapp.core.errors import EduError
from eduapp.core.progress import NoProgress
from eduapp.exams.screens import queries as screens
from eduapp.kiosk.formats.journal import read_journal
from eduapp.kiosk.keeping import Clocks, Keeping, journal_path
from eduapp.people.audit import jobs as trail
from eduapp.people.audit.models import AuditEntry
from eduapp.schema import Base
from tests.support import under_key

# Each row of these has exactly one entry of the trail, under its own id, and one command that answered it.
TOLD_BY = {
    "attendance_mark": ("attendance.marked", "attendance.detail_changed"),
    "learner": ("learners.admitted",),
    "placement": ("workshops.placed",),
    "hours_entry": ("workshops.hours.logged",),
    "enrolment": ("enrolment.enrolled",),
}
ISSUED, APPROVED = "certificates.issued", "workshops.hours.approved"
ANSWERED_BY = {
    "mark": "attendance_mark",
    "admit_learner": "learner",
    "place_learner": "placement",
    "log_hours": "hours_entry",
    "enrol": "enrolment",
    "reserve": "certificate",
    "confirm": "certificate",
}
FINAL = ("approved", "counted")


def journal_of(folder, attempt):
    """Where an exam PC keeps what is answered."""
    return journal_path(Path(folder) / "kiosk", attempt)


def now(database):
    """What was there before the work began."""
    with database.reading() as look:
        there = {name: list(map(str, look.scalars(select(_table(name).c.id)))) for name in TOLD_BY}
        return there | {"seq": look.scalar(select(func.max(AuditEntry.seq)))}


def after_a_crash(told, clock):
    """Start as the window does, and look through everything: what was said, and what is wrong."""
    location = Location.of(Path(told["folder"]), told.get("url"))
    wrong, said = [], []
    if "journal" in told:
        said.append(_journal(told, wrong))
    try:
        was, left = _before(location)
        started = start_up(location, lambda _topics: None, clock, crashed=True)
    except EduError as error:
        return {"sentence": "", "wrong": [*wrong, f"it does not open: {type(error).__name__} {error.facts}"]}
    database = started.database
    try:
        with database.reading() as look:
            if location.file is not None:
                wrong += _pages(look)
            wrong += _acknowledged(look, told["acknowledged"])
            wrong += _rows(look, told["site"].get("rows", {}))
            if "before" in told["site"]:
                wrong += _pairs(look, told["site"]["before"])
            if told["site"].get("sitting"):
                wrong += _answers(look, told)
            commands = look.scalar(select(func.count()).select_from(CommandDone))
        order = trail.VerifyTrail((), (Witness.of(location).path,))
        verified = trail.verify(database, order, NoProgress())
        if verified.broken is not None:
            wrong.append(f"the trail: {verified.broken}")
    finally:
        database.engine.dispose()
    if told["site"].get("keyed"):
        wrong += under_key.slips(location.folder)
    keyed = location.file is not None and under_key.is_under_key(location.file)
    figures = {"commands": commands, "torn": sum(said), "was": was, "mended": left, "keyed": keyed}
    return {"sentence": started.sentence, "wrong": wrong, **figures}


def _before(location):
    """At which step of the schema it was found, and how many papers had a number and were not made."""
    if location.is_new:
        return None, 0
    take_key(location, make=False)
    engine = open_engine(location.url)
    papers = _table("certificate")
    half = select(func.count()).select_from(papers).where(papers.c.state.not_in(("issued", "void")))
    try:
        with plain_errors(), engine.connect() as connection:
            step = current_revision(connection)
            return step, 0 if step is None else connection.scalar(half)
    finally:
        engine.dispose()


def _table(name):
    return Base.metadata.tables[name]


def _rows(look, expected):
    """How many rows there must be at least."""
    for name, count in expected.items():
        if (there := look.scalar(select(func.count()).select_from(_table(name)))) < count:
            yield f"lost: {count - there} rows of {name}"


def _pages(look):
    if (said := look.scalar(text("PRAGMA integrity_check"))) != "ok":
        yield f"pages: {said}"
    if broken := look.execute(text("PRAGMA foreign_key_check")).all():
        yield f"references: {broken[:3]}"


def _acknowledged(look, acknowledged):
    """Every command that was acknowledged is there with its answer, and so is what it did."""
    done = [one for one in acknowledged if "done" in one]
    answers = _answers_of(look, [UUID(one["done"]) for one in done])
    for one in done:
        if one["done"] not in answers:
            yield f"lost: {one['what']} {one['done']}"
        elif one["what"] in ANSWERED_BY:
            table = _table(ANSWERED_BY[one["what"]])
            row = look.execute(select(table).where(table.c.id == UUID(one["answer"]))).mappings().first()
            if row is None:
                yield f"lost: the row of {one['what']}"
            elif one["what"] == "confirm" and row["state"] != "issued":
                yield f"lost: a paper is {row['state']}"
        elif one["what"] == "approve_hours":
            table = _table("hours_entry")
            ids = [UUID(entry) for entry in one["entries"]]
            states = look.scalars(select(table.c.state).where(table.c.id.in_(ids))).all()
            if len(states) != len(ids) or not set(states) <= set(FINAL):
                yield f"lost: an approval, {states}"


def _answers_of(look, ids):
    found = {}
    for at in range(0, len(ids), 500):
        rows = select(CommandDone.command_id, CommandDone.answer)
        some = look.execute(rows.where(CommandDone.command_id.in_(ids[at : at + 500])))
        found |= {str(command): answer for command, answer in some}
    return found


def _pairs(look, before):
    """Row, entry of the trail and command stand and fall together; a batch of hours is one."""
    told = look.execute(
        select(AuditEntry.action, AuditEntry.subject_id, AuditEntry.learner_id).where(
            AuditEntry.seq > before["seq"]
        )
    ).all()
    by_action = {action: Counter() for _table, actions in TOLD_BY.items() for action in actions}
    by_action |= {ISSUED: Counter(), APPROVED: Counter()}
    for action, subject, learner in told:
        by_action.setdefault(action, Counter())[learner if action == APPROVED else subject] += 1
    answered = {
        answer["id"] for answer in look.scalars(select(CommandDone.answer)) if isinstance(answer, dict)
    }
    for name, actions in TOLD_BY.items():
        rows = set(map(str, look.scalars(select(_table(name).c.id)))) - set(before[name])
        entries = sum((by_action[action] for action in actions), Counter())
        if Counter(rows) != Counter({str(subject): times for subject, times in entries.items()}):
            yield f"half: {name} has {len(rows)} rows and {entries.total()} entries"
        if not rows <= answered:
            yield f"half: {name} has {len(rows - answered)} rows without a command"
    yield from _papers(look, by_action[ISSUED])
    yield from _approvals(look, before)


def _papers(look, entries):
    papers = _table("certificate")
    states = dict(look.execute(select(papers.c.id, papers.c.state)).tuples().all())
    if left := [id for id, state in states.items() if state not in {"issued", "void"}]:
        yield f"not mended: {len(left)} numbers of papers"
    files = set(look.scalars(select(_table("certificate_file").c.certificate_id)))
    issued = {id for id, state in states.items() if state == "issued"}
    if not set(entries) <= issued or not issued <= files or max(entries.values(), default=1) > 1:
        yield f"half: {len(issued)} papers, {len(entries)} entries, {len(files)} files"


def _approvals(look, before):
    table = _table("hours_entry")
    rows = look.execute(
        select(table.c.learner_id, table.c.state).where(
            table.c.id.not_in([UUID(one) for one in before["hours_entry"]])
        )
    ).all()
    states = {}
    for learner, state in rows:
        states.setdefault(learner, set()).add(state in FINAL)
    if half := [learner for learner, found in states.items() if len(found) > 1]:
        yield f"half: {len(half)} approvals"


def _answers(look, told):
    """What came into the database is what is in the journal of the PC, as far as it came."""
    there = list(screens.frames(look, UUID(told["site"]["attempt"])))
    acknowledged = max((one["frames"] for one in told["acknowledged"] if "frames" in one), default=0)
    if len(there) < acknowledged:
        yield f"lost: {acknowledged - len(there)} answers that had come in"
    kept = told["journal"]
    content = journal_of(told["folder"], kept["attempt"]).read_bytes()
    try:
        journal = read_journal(content, bytes.fromhex(kept["key"]))
    except EduError:
        return  # said by the exam PC itself
    if there != list(journal.frames[: len(there)]):
        yield "lost: answers in the database that the journal does not know"


def _journal(told, wrong):
    """The exam PC takes up its journal; how many bytes of a torn end it threw away."""
    kept = told["journal"]
    path = journal_of(told["folder"], kept["attempt"])
    try:
        keeping = Keeping(path, bytes.fromhex(kept["key"]), kept["attempt"], Clocks())
    except EduError as error:
        wrong.append(f"lost: the journal, {type(error).__name__} {error.facts}")
        return 0
    by_number = {record.n: record.mac for record in keeping.records}
    answers = [one for one in told["acknowledged"] if "kept" in one]
    if lost := [one for one in answers if by_number.get(one["kept"]) != one["mac"]]:
        wrong.append(f"lost: {len(lost)} answers in the journal")
    keeping.close()
    return keeping.torn
