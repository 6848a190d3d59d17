"""Nobody saves over somebody else's change unseen: each command that edits says which version was shown.

Read from the code: what a use case can reach within its service, and whether anything of it writes into a
record, a row of another table, or throws one away.
"""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.architecture import source
from tests.architecture.test_use_cases import use_cases

ADDED = "adds rows; what it supersedes is named by the rule that there is one current one"
STEPPED = "a step from one state to another: the table of states is asked under the lock, and says why not"
COUNTED = "counts a number up under its lock"
DUE = "what has come due, in the program's own name, judged by what is true then"
DECIDED_ONCE = "what waits is written once and never changed: it is decided on once, under its lock"
BEFORE = "compares what was shown with what is there"
ALL = "what it changes is derived anew from all there is, under the sitting's lock"

# Use cases that edit and expect no version, and why they need none. By feature, then by name.
REPRINTED = "makes a new code and throws the old one away, whoever made that: only the newest print counts"
WITHOUT = {
    "certificates/keys": {
        "change_keys": "the list that the root signed goes on from the one it was made from, or is refused",
        "note_opening": COUNTED,
    },
    "certificates": {"confirm": STEPPED, "reserve": COUNTED, "void": STEPPED},
    "exams/attempts": {
        "keep_tickets": REPRINTED,
        "keep_journal": "what exam PCs wrote, and that a move was made by it",
    },
    "education/attendance": {"mark": ADDED, "neutralise_due": DUE, "take_back": ADDED},
    "education/courses": {"reach_module": ADDED},
    "education/enrolment": {
        **dict.fromkeys(("let_go", "place_claim", "enrol"), STEPPED),
        **dict.fromkeys(
            ("auto_suspend", "begin_due", "end_due", "end_left", "expire_due", "restore_from_away",
             "resume_due", "suspend_due"),
            DUE,
        ),
    },
    "education/plans": {"keep_reviews": DUE, "plan_review": DUE},
    "education/timetable": dict.fromkeys(("book", "release"), "called within use cases of features above"),
    "education/waiting": {"apply": STEPPED, "close_due": DUE, "lapse_due": DUE},
    "exams/marking": {
        "mark_by_key": ALL,
        "end_examiner": STEPPED,
        "give_mark": ADDED,
        "take_in_file": "a file comes in once, under the sitting's lock, and supersedes its examiner's own",
    },
    "exams/grading": {
        "type_sheet": "one's own typing while one is alone with it; nobody types over two",
        "tell_anew": "called within use cases of features above",
    },
    "exams/appeals": {
        **dict.fromkeys(("give_copy", "give_grounds"), STEPPED),
        **dict.fromkeys(("confirm_annulments", "refuse_annulments"), DECIDED_ONCE),
    },
    "exams/papers": {"copy_paper": "writes into a new paper", "freeze": STEPPED},
    "exams/questions": {"retire_question": STEPPED},
    "exams/room": dict.fromkeys(
        ("decide_case", "hear_case", "step_case", "credit_minutes", "note_act", "note_incident",
         "reverse_case", "step_sitting", "take_back"),
        ADDED,
    ),
    "exams/sittings": {
        **dict.fromkeys(
            ("annul_candidate", "counts_again", "lift", "put_back", "reinstate_candidate",
             "release_results", "set_aside", "take_back_decided"),
            "called within use cases of features above",
        ),
        "keep_waits": DUE,
        **dict.fromkeys(("cancel_candidate", "annul_sitting", "move", "publish_sitting"), STEPPED),
        **dict.fromkeys(("enter_candidate", "enter_result", "fix_result", "record_result"), ADDED),
        **dict.fromkeys(("seat_everybody", "spread_versions"), ALL),
        **dict.fromkeys(
            ("note_attendance", "seat_candidate", "sit_apart", "give_version"),
            "one mark that is seen at once, judged by the rules of the room as it is; the next changes it",
        ),
    },
    "exchange/handoff": {
        "note_written": STEPPED, "prepare_export": COUNTED, "reduce_exports": DUE, "enter_rate": ADDED,
    },
    "exchange/statements": {"make_statement": COUNTED},
    "people/access": {
        "add_user": "writes into a new account",
        "set_up_administrator": "the first account",
        **dict.fromkeys(("count_try", "count_pin"), COUNTED),
        "keep_recovery_code": "only the newest sealed code counts, whoever made it",
        "set_pin": "one's own, and only the newest counts",
    },
    "people/learners": {"begin_due_states": DUE, "call_off_state": STEPPED},
    "records/lists": {"note_printed": STEPPED, "prepare_list": COUNTED, "take_back_list": STEPPED},
    "workshops/aims": {"sign_aim": BEFORE, "withdraw_aim": STEPPED},
    "workshops/hours": {
        "approve_hours": BEFORE,
        "reject_hours": STEPPED,
        "count_hours": BEFORE,
        "log_hours": ADDED,
        "keep_sheet": "a draft that is kept while one types; the sheet is compared when it is signed",
    },
    "workshops/tools": {
        **dict.fromkeys(("count_board", "issue_tool", "return_tool", "scan_label", "note_search"), STEPPED),
        "move_stock": COUNTED,
    },
}  # fmt: skip
EXPECTS = {"expect_version", "expect"}
OWN = {"self", "uow", "progress"}  # what is no record


@dataclass
class Reach:
    """What a function does and calls."""

    edits: set[str] = field(default_factory=set)
    calls: set[str] = field(default_factory=set)


@cache
def inside(path: Path) -> dict[tuple[Path, str], Reach]:
    """The functions of a service, by module and name."""
    package = [path] if path.name == "service.py" else sorted(path.parent.glob("*.py"))
    return {
        (one, node.name): read(node)
        for one in package
        for node in ast.walk(source.tree(one))
        if isinstance(node, ast.FunctionDef)
    }


def read(function: ast.FunctionDef) -> Reach:
    found = Reach()
    for node in ast.walk(function):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            owner = ast.unparse(node.value)
            if owner.split(".")[0] not in OWN:
                found.edits.add(f"{owner}.{node.attr}")
        elif isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            found.calls.add(called.rsplit(".", 1)[-1])
            if called in {"setattr", "update", "delete"} or called.endswith("session.delete"):
                found.edits.add(ast.unparse(node))
    return found


def reached(path: Path, name: str) -> Reach:
    """All that a function does, and those of the service that it calls: of its own module first."""
    functions, seen, to_see, met = inside(path), Reach(), [(path, name)], set()
    while to_see:
        place = to_see.pop()
        if place in met:
            continue
        met.add(place)
        seen.edits |= functions[place].edits
        seen.calls |= functions[place].calls
        for called in functions[place].calls:
            if (place[0], called) in functions:
                to_see.append((place[0], called))
            else:
                to_see += [other for other in functions if other[1] == called]
    return seen


def editing() -> Iterator[tuple[str, str, bool]]:
    """Each use case that edits: its feature, its name, and whether it expects a version."""
    for place, function in use_cases():
        path = source.ROOT / place.partition(":")[0]
        found = reached(path, function.name)
        if found.edits:
            home = path.parent if path.name == "service.py" else path.parent.parent
            feature = home.relative_to(source.PACKAGE).as_posix()
            yield feature, function.name, bool(found.calls & EXPECTS)


def test_every_command_that_edits_says_what_was_shown_or_why_it_need_not():
    source.none_of(
        (
            f"{feature}: {name}"
            for feature, name, expects in editing()
            if not expects and name not in WITHOUT.get(feature, {})
        ),
        "Give the command a `version` and call uow.expect_version (or `before` and uow.expect), so that a"
        " change by somebody else is shown before it is saved over. If it needs none, say why in WITHOUT.",
    )


def test_no_excuse_outlives_its_need():
    needed = {(feature, name) for feature, name, expects in editing() if not expects}
    excused = {(feature, name) for feature, names in WITHOUT.items() for name in names}
    source.none_of(
        sorted(f"{feature}: {name}" for feature, name in excused - needed), "Strike it from WITHOUT."
    )


def test_the_search_finds_what_edits():
    found = {(feature, name): expects for feature, name, expects in editing()}
    assert found["people/learners", "correct_learner"]
    assert found["education/school", "save_terms"]
    assert ("people/learners", "admit_learner") not in found
