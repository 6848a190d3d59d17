"""Columns that hold people as they were written: no session narrows what stands inside a column.

Every column of content is in one of the two tables; tests/architecture/test_need_to_know.py sees to that.
"""

# Each with the modules that read it (below eduapp/), and why what they hand on is of people who are reached.
LISTS = "records/lists"
CERTIFICATES, SCREENS = "certificates/queries", "exams/screens/queries"
BY_NUMBER = (
    "of a candidate number; whose that is stands in Learner, and on no paper that a role of own exams sees"
)
ITS_ROW = "asked together with Learner, or with a row that came from it"
FROZEN_PEOPLE = {
    "printed_list_edition.content": (
        {f"{LISTS}/queries/{name}.py" for name in ("choosing", "printed", "returning")}
        | {f"{LISTS}/service/{name}.py" for name in ("printing", "returning")},
        "queries/own.kept_back: whole, or not told of; a use case gives back ids alone",
    ),
    "printed_list_return.mark_ids": (
        {f"{LISTS}/service/returning.py"},
        "what is taken back tells of each person",
    ),
    "certificate.facts": (
        {
            f"{CERTIFICATES}/{name}.py"
            for name in ("chain", "exporting", "paper", "practice", "ready", "register")
        }
        | {
            f"certificates/service/{name}.py"
            for name in ("exporting", "handing", "issuing", "replacing", "revoking")
        }
        | {"privacy/queries/copying.py"},  # facts of a line, not of a paper
        ITS_ROW,
    ),
    "certificate.signed_facts": (
        {
            f"{CERTIFICATES}/chain.py",
            "certificates/service/issuing.py",
            "certificates/verification/queries.py",
        },
        "by a serial, which nobody guesses; by a number together with Learner; the chain tells digests",
    ),
    "certificate_file.pdf": (
        {f"{CERTIFICATES}/chain.py", f"{CERTIFICATES}/register.py", "certificates/service/issuing.py"},
        ITS_ROW,
    ),
    "certificate_badge.content": (
        {f"{CERTIFICATES}/exporting.py", "certificates/service/exporting.py"},
        ITS_ROW,
    ),
    "handoff_export.content": (
        {"exchange/handoff/queries/exports.py", "exchange/handoff/service/exporting.py"},
        "only roles that reach everybody see it (OF_EVERYBODYS)",
    ),
    "shift_draft.content": (
        {"workshops/hours/queries/sheets.py", "workshops/hours/service/shifts.py"},
        "is_shown: the workshop is one's own",
    ),
    "plan_event.before": ({"education/plans/queries/plan.py"}, "of a goal or review, which are OfOnePerson"),
    "plan_event.after": ({"education/plans/queries/plan.py"}, "of a goal or review, which are OfOnePerson"),
    "audit_entry.details": (
        {
            "people/audit/queries/checking.py",
            "people/audit/queries/trail.py",
            "people/audit/service.py",
            "privacy/queries/due.py",
        },
        "of_nobody_or_reached; a check of the chain tells of places, a deletion whether there is any",
    ),
    "command_done.answer": ({"core/db/commands.py"}, "ids, numbers and words of what one did oneself"),
    "answer_mark.told": (
        {
            f"exams/marking/{name}.py"
            for name in ("queries/items", "queries/keys", "queries/told", "service/by_key")
        },
        BY_NUMBER,
    ),
    "typed_sheet.points": (
        {f"exams/grading/{name}.py" for name in ("queries/gathering", "queries/today", "service/typing")},
        BY_NUMBER,
    ),
    "typed_sheet.keys": (
        {f"exams/grading/{name}.py" for name in ("queries/gathering", "service/typing")},
        BY_NUMBER,
    ),
    "key_correction.moved": ({"exams/marking/queries/keys.py"}, BY_NUMBER),
    "marking_file.marks": ({"exams/marking/service/files.py"}, "ids of marks; compared, and told to nobody"),
    "room_seal.parts": (
        {"exams/room/queries/sealing.py", "exams/room/service/signing.py"},
        "digests, each of a candidate number",
    ),
    "screen_attempt.facts": (
        {"exams/attempts/service/tickets.py", f"{SCREENS}/journals.py", f"{SCREENS}/sealed.py"},
        BY_NUMBER,
    ),
    "screen_attempt.sealed": (
        {
            "exams/attempts/queries/on_paper.py",
            "exams/attempts/service/tickets.py",
            "exams/marking/queries/answers.py",
            "exams/room/queries/sealing.py",
            f"{SCREENS}/journals.py",
            f"{SCREENS}/sealed.py",
        },
        BY_NUMBER,
    ),
    "screen_record.payload": (
        {f"{SCREENS}/{name}.py" for name in ("answering", "asides", "journals", "sealed", "standing")},
        BY_NUMBER,
    ),
    "screen_aside.payload": ({f"{SCREENS}/{name}.py" for name in ("asides", "sealed")}, BY_NUMBER),
    "screen_message.body": (
        {f"{SCREENS}/{name}.py" for name in ("answering", "journals", "sealed")}
        | {"exams/screens/service.py"},
        BY_NUMBER,
    ),
}
# Permissions without which nobody sees it: every role that gives one reaches everybody.
OF_EVERYBODYS = {"handoff_export.content": {"handoff.see", "handoff.export"}}

# Columns of content that tell of no learner.
KEY = "a key, or a digest"
EXAM = "what is asked, not who answered"
NO_PEOPLE = {
    "audit_detail_key.key": KEY,
    "backup_key.key": KEY,
    "backup_key.sealed": KEY,
    "certificate_key_box.content": KEY,
    "certificate_key_list.content": KEY,
    "certificate_key_list.root": KEY,
    "certificate_own_part.content": "templates, and signatures of those who sign",
    "certificate_status_list.content": "serials of papers that count no longer, handed out to everybody",
    "exam_paper.aids": EXAM,
    "exam_paper.skills": EXAM,
    "exam_paper_frozen.facts": EXAM,
    "exam_paper_version.stands": EXAM,
    "grade_border.rows": "points and grades",
    "key_correction.facts": EXAM,
    "marking_file.key": KEY,
    "marking_file.keys": EXAM,
    "question_key.facts": EXAM,
    "question_picture.content": EXAM,
    "question_version.shown": EXAM,
    "screen_aside.digest": KEY,
    "screen_attempt.journal_key": KEY,
    "screen_attempt.paper_key": KEY,
    "screen_choice.digest": KEY,
    "screen_exam.secret": KEY,
    "screen_seat.token_hash": KEY,
    "screen_ticket.hash": KEY,
    "screen_try.pc": KEY,
    "seat_grid.blocked": "places in a room",
    "sheet_examiners.named": "examiners, who are no learners",
}
