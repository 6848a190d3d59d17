"""What the program does with each table, and so what a staff PC's account may do on PostgreSQL; no more.

The account reads everything and owns nothing. A table that is missing here stops tests/architecture, and a
use case that does more than stands here stops its test on PostgreSQL, where all of them work by that account.
Rights go by columns where a row is only marked, ended or approved later: the rest of it stays what it was.

A change here reaches a database with its next step, by `eduapp database upgrade` or by `… roles`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from sqlalchemy import text

from eduapp.migrations import exam_seat, exam_seat_aside, exam_seat_following
from eduapp.migrations.disposed import DISPOSED

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from alembic.runtime.migration import MigrationContext
    from sqlalchemy import Connection

STAFF, SEAT = "dagverk_staff", "dagverk_seat"
SEAT_FUNCTIONS = (
    *exam_seat.SEAT_FUNCTIONS,
    exam_seat_aside.SEAT_FUNCTION,
    exam_seat_following.SEAT_FUNCTION,
)
# What staff call of what PostgreSQL has and `eduapp database roles` takes from everybody: whose turn it is.
STAFF_FUNCTIONS = ("pg_advisory_xact_lock(bigint)",)
STEPS = "alembic_version"  # how far the schema is; only steps write there
VERSION = "version"  # counts the changes of a row, so it goes with all of them


@dataclass(frozen=True)
class Right:
    """What may be done with the rows of a table besides reading them."""

    adds: bool = True
    changes: tuple[str, ...] = ()  # these columns, and the version with them
    changes_all: bool = False
    removes: bool = False


READ = Right(adds=False)
ADDED = Right()  # a row that is there stays as it is
CHANGED = Right(changes_all=True)  # facts that people put right
LISTED = Right(removes=True)  # links and lists that are made anew, never changed
# Never changed, but waited at by whoever adds below it: PostgreSQL lets nobody wait who may change nothing.
LOCKED = Right(changes=(VERSION,))


def marked(*columns: str, removes: bool = False) -> Right:
    """A row that stays, and of which these columns may be written later."""
    return Right(changes=columns, removes=removes)


_CORE = {"command_done": ADDED, "site_setting": marked("value")}
_PEOPLE = {
    "audit_detail_key": ADDED,
    "audit_entry": ADDED,
    "audit_head": marked("seq", "digest"),
    "audit_read": marked("times", "last_at"),
    "audit_shredding": ADDED,  # with a row here the database itself lets go of a person's details and key
    "desk_pin": marked("pin_hash", "wrong_pins", removes=True),
    "keep_apart": marked("closed_by", "closed_at"),
    "dispute": marked("due_on", "state"),
    "dispute_step": ADDED,
    "learner": CHANGED,
    "learner_state": marked("phase", "previous", "replaces_id"),
    "recovery_code": marked("ended_at", "used_by"),
    "role_grant": LISTED,
    "user_account": marked(
        "name", "title", "password_hash", "active", "wrong_passwords", "last_wrong_at", "last_signed_in_at"
    ),
    "unknown_name": marked("wrong_passwords", "last_wrong_at", removes=True),
    "works_at": LISTED,
}
_EDUCATION = {
    "attendance_mark": marked(
        "superseded", "reason", "note", "why", "document_seen", "missed", "reduced_at"
    ),  # reasons are kept for a while only
    "booking": marked(
        *("title", "released", "first_day", "last_day", "weekdays", "start_minute", "end_minute"),
        *("place_id", "movable"),
    ),
    "booking_person": LISTED,
    "calendar_day": LISTED,
    "competence_aim": CHANGED,
    "course": CHANGED,
    "course_criterion": marked("amount", "set_by", "set_at"),
    "course_group": CHANGED,
    "course_module": CHANGED,
    "enrolment": marked(
        *("state", "reached", "end_reason", "last_day"),
        *("planned_last_day", "planned_state", "planned_reason"),
    ),
    "enrolment_claim": marked("state", "until"),
    "enrolment_exclusion": marked("dropped", "last_day"),
    "enrolment_pause": marked("state", "last_day"),
    "enrolment_step": ADDED,
    "group_taught": ADDED,
    "lesson_time": marked("start_minute", "end_minute", removes=True),
    "module_reached": marked("superseded"),
    "place": CHANGED,
    "place_out": marked("ended_on", "ended_by", "ended_at"),
    "plan_event": ADDED,
    "plan_goal": marked(
        *("title", "target_day", "course_id", "state", "put_aside_reason", "closed_on"),
        *("changed_by", "changed_at"),
    ),
    "plan_review": marked(
        *("first_day", "last_day", "rule", "known_until", "state", "reason", "postponed_on"),
        *("held_on", "held_by"),
    ),
    "plan_step": marked("taken_on", "taken_by", "dropped"),
    "plan_talk": marked("superseded"),
    "qualification_held": marked("superseded"),
    "school": CHANGED,
    "session": marked(
        "day", "place_id", "start_minute", "end_minute", "state", "cancel_reason", "cancel_paid"
    ),
    "term": marked("first_day", "last_day", removes=True),
    "waiting_application": marked("state", "reason", "claim_id", "enrolment_id", "applied_on"),
    "waiting_offer": marked("state", "answered_on"),
}
_WORKSHOPS = {
    "aim_observation": ADDED,
    "aim_signing": ADDED,
    "hours_entry": marked(
        *("start_minute", "end_minute", "break_minutes", "zone", "clock_change", "minutes", "task_id"),
        *("penalty_minutes", "penalty_reason", "lost_minutes", "lost_reason", "state", "reject_reason"),
        *("entered_by", "entered_at", "approved_by", "approved_at", "approved_digest"),
    ),
    "hours_machine": LISTED,
    "machine": CHANGED,
    "machine_exception": marked("allowed_by", "allowed_at"),
    "machine_out": marked("ended_on", "ended_by", "ended_at"),
    "machine_training": ADDED,
    "outside_practice": marked("withdrawn_by", "withdrawn_at", "withdrawn_reason"),
    "placement": marked("last_day"),
    "shift": ADDED,
    "shift_absence": ADDED,
    "shift_draft": marked("content", "kept_by", "kept_at", removes=True),
    "shift_task": ADDED,
    "tool": marked(
        *("name", "code", "code_key", "kind", "tool_class", "serial", "contents", "amount", "tolerance"),
        *("grid_row", "grid_column", "withdrawn_on", "withdrawn_reason", "withdrawn_by", "withdrawn_at"),
    ),
    "tool_board": CHANGED,
    "tool_count": ADDED,
    "tool_count_row": ADDED,
    "tool_issue": marked("ending", "ended_on", "ended_by", "ended_at"),
    "tool_move": ADDED,
    "tool_search": marked("outcome", "proposed_by", "closed_by", "closed_at"),
    "tool_search_entry": ADDED,
    "trade_aim": marked("plan", "position", "valid_from", "valid_to"),
    "trade_aim_task": LISTED,
    "trade_aim_text": ADDED,
    "trade_road": marked("ended_on", "ended_by", "end_reason"),
    "trade_road_workshop": ADDED,
    "trade_talk": marked("withdrawn_by", "withdrawn_at", "withdrawn_reason"),
    "workshop": CHANGED,
    "workshop_task": ADDED,
}
_EXAMS = {
    "annulment": marked(
        "told_on",
        *("reversed_on", "reversed_by", "reversed_reason", "reversal_noted_by", "reversal_noted_at"),
    ),
    "annulment_waiting": marked("second_by", "second_at", "refused_reason"),
    "answer_mark": marked("superseded"),
    "appeal": marked(
        *("state", "correction_id", "set_aside_id", "received_on", "counted_from", "last_day"),
        *("in_time", "late_reason"),
    ),
    "appeal_complaint": ADDED,
    "appeal_event": ADDED,
    "appeal_notice": marked("on_day", "person", "noted_by", "noted_at", "ended_on"),
    "appeal_part": marked("words", "enclosed", "kept_by", "kept_at"),
    "appeal_waiting": marked("event", "second_by", "second_at", "refused_reason"),
    "arrangement_decision": ADDED,
    "arrangement_end": ADDED,
    "arrangement_measure": ADDED,
    "bank_question": marked(
        *("number", "kind", "label", "category", "level", "aim", "language", "outside_id", "digest"),
        *("search", "retired_at", "retired_by", "retired_reason"),
    ),
    "bundle_event": ADDED,
    "candidate": marked(
        *(
            "attended",
            "released_at",
            "ground",
            "documented",
            "seat_row",
            "seat_column",
            "letter",
            "own_place_id",
            "annulled",
        ),
        *("cancelled_at", "cancelled_by", "cancelled_reason"),
    ),
    "copy_request": marked(
        *("asked_on", "asked_noted_by", "asked_noted_at"),
        *("given_on", "given_by", "given_noted_by", "given_noted_at"),
        removes=True,
    ),
    "deadline_override": marked("superseded"),
    "exam_hold": marked("lifted_at", "lifted_by"),
    "exam_paper": marked(
        *("title", "course_id", "language", "minutes", "instructions", "aids", "aids_note", "skills"),
        *("seed", "search"),
    ),
    "exam_paper_frozen": ADDED,
    "exam_paper_item": LISTED,
    "exam_paper_rule": LISTED,
    "exam_paper_version": marked("digest", removes=True),
    "exam_result": marked("superseded"),
    "exam_result_return": ADDED,
    "grade_border": marked("superseded"),
    "grade_stand": ADDED,
    "grade_release": marked("confirmed_by", "confirmed_at", "taken_back_by", "taken_back_at"),
    "grounds_request": marked(
        *("asked_on", "asked_noted_by", "asked_noted_at"),
        *("given_on", "given_by", "given_noted_by", "given_noted_at"),
        removes=True,
    ),
    "key_correction": ADDED,
    "key_look": ADDED,
    "marking_examiner": marked("ended_at", "ended_reason"),
    "marking_file": marked("returned_digest", "returned_by", "returned_at"),
    "marking_hand_in": ADDED,
    "paper_bundle": LOCKED,
    "question_key": ADDED,
    "question_picture": ADDED,
    "question_tag": LISTED,
    "question_version": ADDED,
    "question_version_picture": ADDED,
    "result_correction": marked("attested_by", "attested_at", "refused_by", "refused_at", "refused_reason"),
    "result_notice": marked("superseded", "ended_on"),
    "room_entry": ADDED,
    "room_seal": ADDED,
    "room_signature": ADDED,
    "screen_aside": ADDED,
    "screen_attempt": marked("journal_key", "paper_key", "sealed", "questions", "facts", "answers_ended"),
    "screen_choice": ADDED,
    "screen_exam": ADDED,
    "screen_message": ADDED,
    "screen_notice": ADDED,
    "screen_record": ADDED,
    "screen_seat": READ,
    "screen_ticket": marked("hash", "round", "may_move"),
    "screen_try": ADDED,
    "seat_grid": marked("grid_rows", "grid_columns", "empty_between", "blocked"),
    "sheet_examiners": marked("superseded"),
    "sitting": marked("start_minute", "minutes", "paper_id", "place_id", "invigilator_id", "state"),
    "sitting_event": ADDED,
    "sitting_watch": LISTED,
    "typed_sheet": marked("superseded"),
    "watch_training": ADDED,
}
_PAPERS = {
    "certificate": marked(
        *("sha256", "signed_facts", "state", "void_reason", "replaced_on", "revoked_on"),
        *("let_words", "let_reason"),
    ),
    "certificate_badge": ADDED,
    "certificate_check": ADDED,
    "certificate_drawn_with": ADDED,
    "certificate_file": ADDED,
    "certificate_handover": ADDED,
    "certificate_head": ADDED,
    "certificate_key_agreement": ADDED,
    "certificate_key_box": marked("content", "wrong_passwords", "last_wrong_at", removes=True),
    "certificate_key_half": ADDED,
    "certificate_key_list": ADDED,
    "certificate_own_part": ADDED,
    "certificate_register_entry": ADDED,
    "certificate_revocation": marked(
        "attested_by", "attested_at", "refused_by", "refused_at", "refused_reason"
    ),
    "certificate_series": marked("last_number"),
    "certificate_source": ADDED,
    "certificate_status_list": ADDED,
    "handoff_export": marked("written_at", "format", "content", "reduced_at"),
    "handoff_rate": marked("superseded"),
    "handoff_series": marked("last_number"),
    "hours_statement": ADDED,
    "hours_statement_entry": ADDED,
    "hours_statement_series": marked("last_number"),
    "import_run": ADDED,
    "printed_list": LOCKED,
    # A trigger lets its content change in a run of two alone: people's lines go from it.
    "printed_list_edition": marked("printed", "printed_at", "printed_by", "content"),
    "printed_list_return": marked("taken_back"),
    "printed_list_series": marked("last_number"),
    "school_day": LOCKED,
    "school_day_change": ADDED,
    "school_day_closed": ADDED,
}
_SAFEKEEPING = {"backup": ADDED, "backup_key": ADDED}
_PRIVACY = {
    "disposal": marked("confirmed_by", "confirmed_at", "refused_by", "refused_at"),
    "disposal_hold": marked("lifted_by", "lifted_at"),
    "disposal_line": ADDED,
    "disposal_permit": LISTED,  # a trigger lets one in for a run that a second person confirmed
}
_EACH = _CORE | _PEOPLE | _EDUCATION | _WORKSHOPS | _EXAMS | _PAPERS | _SAFEKEEPING | _PRIVACY
RIGHTS: Mapping[str, Right] = _EACH | {table: replace(_EACH[table], removes=True) for table in DISPOSED}

# ── In the words of PostgreSQL ───────────────────────────────────────────────────────────────────

COLUMNS = """
SELECT c.relname, a.attname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid
WHERE c.relnamespace = to_regnamespace('public') AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
"""
_LET_IN = """
SELECT a.grantee::regrole::text FROM pg_catalog.pg_database d, aclexplode(d.datacl) a
WHERE d.datname = current_database() AND a.privilege_type = 'CONNECT' AND a.grantee <> 0
"""
_IS_THERE = "SELECT to_regprocedure(:function) IS NOT NULL"


def renewing(check: Callable[[Connection], None]) -> Callable[..., None]:
    """What ends each step: a look at what it made, and the rights to it."""

    def finish(ctx: MigrationContext, **_more: object) -> None:
        connection = cast("Connection", ctx.connection)
        check(connection)
        renew(connection)

    return finish


def renew(connection: Connection) -> None:
    """After a step: the accounts this database lets in may do with its new tables what stands here.

    Does nothing on SQLite, nor where `eduapp database roles` never let anybody in.
    """
    if connection.dialect.name != "postgresql":
        return
    let_in = set(connection.scalars(text(_LET_IN)))
    if STAFF in let_in:
        for statement in staff_rights(found(connection.execute(text(COLUMNS)))):
            connection.exec_driver_sql(statement)
    if SEAT in let_in:
        names = [f"exam_seat.{function}" for function in SEAT_FUNCTIONS]
        there = [name for name in names if connection.scalar(text(_IS_THERE), {"function": name})]
        for statement in seat_rights(there) if there else ():
            connection.exec_driver_sql(statement)


def found(rows: Iterable[Sequence[str]]) -> dict[str, set[str]]:
    """The columns of each table there is, from what COLUMNS answered."""
    tables: dict[str, set[str]] = {}
    for table, column in rows:
        tables.setdefault(table, set()).add(column)
    return tables


def staff_rights(tables: Mapping[str, Collection[str]]) -> Iterator[str]:
    """What the account of staff PCs may do with the tables there are, in place of what it could before."""
    yield f"REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {STAFF}"
    yield f"GRANT USAGE ON SCHEMA public TO {STAFF}"
    for table in sorted(tables):
        right = READ if table == STEPS else RIGHTS.get(table)
        if right is not None:
            yield f'GRANT {", ".join(_words(right, tables[table]))} ON public."{table}" TO {STAFF}'


def seat_rights(functions: Collection[str]) -> Iterator[str]:
    """What the account of exam PCs may do: call these, and nothing else."""
    yield f"GRANT USAGE ON SCHEMA exam_seat TO {SEAT}"
    for function in functions:
        yield f"GRANT EXECUTE ON FUNCTION {function} TO {SEAT}"


def changed_columns(right: Right, columns: Collection[str]) -> list[str]:
    """Which columns of a table may be changed in rows that are there."""
    if right.changes_all:
        return sorted({*columns} - {"id"})
    return sorted({*right.changes, VERSION} & set(columns)) if right.changes else []


def _words(right: Right, columns: Collection[str]) -> Iterator[str]:
    yield "SELECT"
    if right.adds:
        yield "INSERT"
    if right.removes:
        yield "DELETE"
    if changed := changed_columns(right, columns):
        yield f"UPDATE ({', '.join(changed)})"
