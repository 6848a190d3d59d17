"""Use cases that write rows and tell the trail nothing, each with its reason; a database that finds them."""

from sqlalchemy import event
from sqlalchemy.orm import Session

from eduapp.core.db.unit_of_work import Database

TAKEN = "freezes what is to be drawn under a number; what became of it tells the use case that ends it"
WITHIN = "done within use cases of the waiting list, which tell what was asked, offered and let go"
COUNTED = "a count that makes the next try wait; how the try ended is told by the use case that notes it"
DRAFT = "half-filled and no record yet: signing tells all of it"
SILENT = {
    "certificates:reserve": TAKEN,
    "certificates:reserve_replacement": TAKEN,
    "records/lists:prepare_list": TAKEN,
    "exchange/handoff:prepare_export": TAKEN,
    "education/enrolment:place_claim": WITHIN,
    "education/enrolment:let_go": WITHIN,
    "exams/attempts:lock_ticket": "a notice in the log of the exam, which nobody changes and two people sign",
    "exams/attempts:keep_journal": "records of an exam PC, links of a chain of their own, kept as they came",
    "people/access:keep_program_account": "nobody signs in with it, and the first entry has its name",
    "people/access:count_try": COUNTED,
    "people/access:count_pin": COUNTED,
    "people/audit:note_reads": "who opened whose file, counted by day: a list beside the trail, read with it",
    "workshops/hours:keep_sheet": DRAFT,
    "workshops/hours:drop_sheet": DRAFT,
}


def named(use_case):
    """eduapp.exams.sittings.service.correcting.attest_correction → exams/sittings:attest_correction"""
    feature = use_case.__module__.partition(".service")[0].removeprefix("eduapp.")
    return f"{feature.replace('.', '/')}:{use_case.__name__}"


class ListeningDatabase(Database):
    """Notes of each use case that wrote rows and told the trail nothing: which tables."""

    untold: dict[str, set[str]]

    @classmethod
    def over(cls, database: Database) -> "ListeningDatabase":
        made = cls.__new__(cls)
        vars(made).update(vars(database), untold={})
        return made

    def execute(self, use_case, command):
        tell = self._write_audit

        def listened(uow):
            if not uow.audit_notes and (tables := uow.session.info.get("written")):
                self.untold.setdefault(named(use_case), set()).update(tables)
            tell(uow)

        return Database.execute(self._like(_write_audit=listened), use_case, command)


class Listening:
    """While it is entered, every session notes into which tables it wrote."""

    def __enter__(self):
        event.listen(Session, "after_flush", _flushed)
        event.listen(Session, "do_orm_execute", _executed)

    def __exit__(self, *_error):
        event.remove(Session, "after_flush", _flushed)
        event.remove(Session, "do_orm_execute", _executed)


def _flushed(session, _context):
    changed = [one for one in session.dirty if session.is_modified(one)]
    for one in (*session.new, *changed, *session.deleted):
        session.info.setdefault("written", set()).add(one.__tablename__)


def _executed(state):
    if state.is_insert or state.is_update or state.is_delete:
        state.session.info.setdefault("written", set()).add(state.statement.table.name)
