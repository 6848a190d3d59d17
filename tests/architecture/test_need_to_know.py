"""Whoever looks is told of the people they need to know, machine-checked: no query has another way to people.

Questions to `Learner`, and to tables marked `OfOnePerson`, are narrowed by the session itself
(tests/core/db/test_reach.py, tests/app/test_need_to_know.py). Here: which ways there are around it, and why.
"""

import ast
from importlib import import_module

from sqlalchemy import JSON, LargeBinary, Text

import eduapp.schema  # noqa: F401 - every table
from eduapp.core.codes import code_list
from eduapp.core.db.base import Base
from eduapp.core.db.prepared import Prepared
from eduapp.core.db.reach import OfOnePerson
from eduapp.core.db.types import CanonicalJson
from tests.architecture import source
from tests.architecture.frozen_people import FROZEN_PEOPLE, NO_PEOPLE, OF_EVERYBODYS

# Tables that name a learner and are not narrowed by themselves: rules and sums need everybody's rows of them.
# Who is meant stands in `Learner`, which is; what answers for one person by id asks `expect_reach`.
COUNTED = {
    "attendance_mark": "hours of a group, places of a session",
    "enrolment": "places of a group",
    "enrolment_claim": "places of a group",
    "waiting_application": "the length of a list",
    "booking_person": "who and what is taken when, judged before saving",
    "candidate": "places and seats of a sitting",
    "placement": "posts of a workshop",
    "hours_entry": "hours of a workshop, and the hours of a day in two workshops",
    "shift_absence": "a shift",
    "tool_issue": "what hangs on a board",
    "machine_exception": "what a machine may be used for, by whom",
    "certificate": "one register with numbers without gaps",
    "certificate_check": "what stands behind a paper, by the paper",
    "printed_list": "papers of a day, by the paper",
    "school_day_change": "what a day's opening did; its names stand in Learner",
    "disposal_hold": "who may not be deleted, judged for everybody by a run; seen by leaders alone",
    "audit_entry": "one chain; queries/trail narrows what is told of it",
    "keep_apart": "seen by leaders alone; judged for everybody",
}

# Queries that answer for one person and ask for no reach, and why.
NARROWED = "asks tables marked OfOnePerson, or Learner, alone"
JUDGED = "a rule asks it, also of who is not one's own yet; no page shows it by itself"
BY_ROW = "asked for a row that is shown already"
WITHOUT = {
    "eduapp/privacy/queries/copying.py:others_named": "names of everybody else, to be taken out of a copy",
    "eduapp/privacy/queries/copying.py:others_numbered": "numbers of everybody else, to be taken out",
    "eduapp/education/attendance/queries/registers.py:is_on_roll": JUDGED,
    "eduapp/education/courses/queries/modules.py:history_of": NARROWED,
    "eduapp/education/courses/queries/modules.py:modules_reached": NARROWED,
    "eduapp/education/courses/queries/modules.py:reached_by": NARROWED,
    "eduapp/education/courses/queries/qualifications.py:held": NARROWED,
    "eduapp/education/courses/queries/qualifications.py:history_of_held": NARROWED,
    **{
        f"eduapp/education/enrolment/queries/{name}": JUDGED
        for name in (
            "claims.py:open_claim",
            "history.py:last_ended",
            "people.py:completed_codes",
            "people.py:live_group",
            "people.py:next_first",
            "people.py:present",
            "reached.py:reached_by",
        )
    },
    "eduapp/education/waiting/queries.py:is_open": JUDGED,
    "eduapp/exams/sittings/queries/availability.py:earlier": JUDGED,
    "eduapp/exams/sittings/queries/availability.py:resits_waiting": JUDGED,
    "eduapp/exams/sittings/queries/granted.py:granted_to": BY_ROW,
    "eduapp/exams/sittings/queries/sittings.py:lessons_then": BY_ROW,
    "eduapp/people/apart/queries.py:against_company": JUDGED,
    "eduapp/people/apart/queries.py:together": JUDGED,
    "eduapp/people/learners/queries.py:head": NARROWED,
    "eduapp/people/learners/queries.py:states": NARROWED,
    "eduapp/people/learners/queries.py:whereabouts": NARROWED,
    "eduapp/workshops/aims/queries/standing.py:reached": NARROWED,
    "eduapp/workshops/aims/queries/talks.py:talk_days": NARROWED,
    **{
        f"eduapp/workshops/hours/queries/{name}": JUDGED
        for name in (
            "days.py:approved_days",
            "days.py:first_placed",
            "limits.py:day_before",
            "limits.py:taken_there",
            "posts.py:placement_periods",
            "practice.py:posts_of",
            "practice.py:practice_of",
            "practice.py:void_of",
        )
    },
}

# What is asked of everybody also of a narrowed look, and why that tells nobody of people who are not theirs.
OF_EVERYBODY = {
    "eduapp/app/need_to_know.py:_reached": "which of some ids somebody reaches",
    "eduapp/people/learners/queries.py:to_choose": "a few by name and number, once it is clear who is meant",
    "eduapp/certificates/queries/neutral.py:site_words": "names of units",
    "eduapp/records/summary/queries.py:_asked": "counts, of which small ones are hidden",
    "eduapp/records/lists/queries/taking_place.py:_asked": "whole lists; own.kept_back judges them",
    "eduapp/records/lists/queries/present.py:_learners": "whole lists; own.kept_back judges them",
    "eduapp/workshops/tools/queries/register.py:": "in whose hands a tool is, by the board",
    "eduapp/workshops/tools/queries/pages.py:searches": "who had a missing tool, by the board",
}


def test_every_table_of_people_is_narrowed_or_says_why_not():
    marked = {kind.__tablename__ for kind in kinds() if issubclass(kind, OfOnePerson)}
    naming = {
        table.name
        for table in Base.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "learner"
    }
    source.none_of(sorted(naming - marked - COUNTED.keys()), "Mark it OfOnePerson, or say why in COUNTED.")
    source.none_of(sorted(COUNTED.keys() & marked), "It is narrowed now: strike it from COUNTED.")
    source.none_of(
        sorted(COUNTED.keys() - Base.metadata.tables.keys()), "No such table: strike it from COUNTED."
    )


def kinds():
    return [mapper.class_ for mapper in Base.registry.mappers]


def test_what_answers_for_one_person_asks_for_reach():
    answering = dict(by_person())
    source.none_of(
        (place for place, asks in answering.items() if not asks and place not in WITHOUT),
        "Begin with expect_reach(session, learner_id), or say in WITHOUT why not.",
    )
    source.none_of(
        (place for place in WITHOUT if answering.get(place, True)),
        "It asks, or is gone: strike it from WITHOUT.",
    )


def by_person():
    """Every query that answers for one learner: (place, whether it asks for reach)."""
    for path in source.parts("queries"):
        for function in source.functions(path):
            named = {
                argument.arg: ast.unparse(argument.annotation)
                for argument in (*function.args.args, *function.args.kwonlyargs)
                if argument.annotation
            }
            if named.get("learner_id") == "UUID":
                said = ast.unparse(function)
                yield f"{source.name(path)}:{function.name}", "expect_reach(" in said


def test_what_is_asked_of_everybody_says_why():
    """The reason is a text in place, long enough to be one."""
    source.none_of(
        (
            f"{source.name(path)}:{node.lineno}"
            for path in source.modules()
            for node in source.nodes(path)
            if isinstance(node, ast.Call)
            and ast.unparse(node.func) == "of_everybody"
            and not reason_of(path, node)
        ),
        "Say why as the second argument.",
    )


def test_what_is_asked_of_everybody_is_one_of_a_few_questions():
    """A picker is none of them: what finds somebody who is not reached yet goes through `to_choose`."""
    asked = set(asked_of_everybody())
    source.none_of(
        sorted(asked - OF_EVERYBODY.keys()), "Ask narrowed, or say in OF_EVERYBODY what it tells of others."
    )
    source.none_of(sorted(OF_EVERYBODY.keys() - asked), "It is narrowed now: strike it from OF_EVERYBODY.")


def asked_of_everybody():
    """Where the narrowing is passed by, by whichever name: (module:function, without one in the module)."""
    for path in source.modules():
        if source.name(path) == "eduapp/core/db/reach.py":
            continue
        functions = (node for node in source.tree(path).body if isinstance(node, ast.FunctionDef))
        inside = {id(node): function.name for function in functions for node in ast.walk(function)}
        for node in source.nodes(path):
            if isinstance(node, ast.Call) and passes_by(node):
                yield f"{source.name(path)}:{inside.get(id(node), '')}"


def passes_by(call):
    """The call, the option itself, or a statement that is prepared with a reason."""
    words = {word.arg for word in call.keywords} | {
        one.value for one in call.args if isinstance(one, ast.Constant)
    }
    return ast.unparse(call.func).endswith("of_everybody") or "of_everybody" in words


def test_who_finds_somebody_to_take_in_is_told_why_no_more_are_shown():
    """Each picker over a question that goes through `to_choose` has the sentence.

    In a module of FINDING that is one of its pickers: another may choose a group.
    """
    for path in source.modules():
        calls = [node for node in source.nodes(path) if isinstance(node, ast.Call)]
        pickers = [ast.unparse(one) for one in calls if ast.unparse(one.func) == "SearchPicker"]
        telling = ["hint=partial(why_no_more" in said for said in pickers]
        finding = ["learners.known" in said for said in pickers]
        if source.name(path) in FINDING:
            assert any(telling), source.name(path)
        else:
            assert telling == finding, source.name(path)


FINDING = {
    "eduapp/education/enrolment/ui/people_field.py",
    "eduapp/education/attendance/ui/guest_bar.py",
    "eduapp/education/waiting/ui/apply_dialog.py",
}


def reason_of(path, call):
    why = call.args[1] if len(call.args) > 1 else None
    if isinstance(why, ast.Name):  # a constant of the module
        [why] = [
            node.value
            for node in source.tree(path).body
            if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == why.id
        ]
    return isinstance(why, ast.Constant) and isinstance(why.value, str) and len(why.value) >= 20


def test_what_is_prepared_of_people_is_narrowed_or_says_why_not():
    """A narrowed look asks the session instead, which narrows mapped classes and no bare tables."""
    found = list(prepared())
    assert len(found) > 20  # else they are not found any more
    source.none_of(
        (
            f"{place}: {', '.join(sorted(one.bare))}"
            for place, one in found
            if one.bare and len(one.of_everybody) < 20
        ),
        "Ask the mapped classes, or give Prepared the reason (of_everybody).",
    )


def prepared():
    """Every statement that is prepared, by its place."""
    for path in source.modules():
        if not any(
            isinstance(node, ast.Call) and ast.unparse(node.func) == "Prepared" for node in source.nodes(path)
        ):
            continue
        module = import_module(source.name(path).removesuffix(".py").replace("/", "."))
        for name, value in vars(module).items():
            if isinstance(value, Prepared):
                yield f"{source.name(path)}:{name}", value


def test_nobody_goes_around_the_narrowing_by_the_bare_table():
    """Of a bare table the session knows no person: only what says whom somebody reaches asks it."""
    source.none_of(
        (
            f"{source.name(path)}:{node.lineno}"
            for path in source.parts("queries")
            for node in source.nodes(path)
            if isinstance(node, ast.Call) and ast.unparse(node) in {"table_of(Learner)", "Learner.__table__"}
        ),
        "Ask the mapped class; the session then tells only of whom the person needs to know.",
    )


def test_the_program_opens_every_database_narrowed():
    """Else everybody would see everybody; what plays or makes a site works in a leader's name."""
    narrowed = {
        "eduapp/app/opening.py": "last_change, reached_by, in_force)",
        "eduapp/app/backup_command.py": "need_to_know=reached_by)",
    }
    found = {
        source.name(path): ast.unparse(node)
        for path in source.modules()
        for node in source.nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "Database"
    }
    for place, said in narrowed.items():
        assert said in found.pop(place)
    source.none_of(
        (place for place in found if not place.startswith("eduapp/app/sample_data/")),
        "Give it need_to_know, as eduapp/app/opening.py does.",
    )


def test_only_what_was_seen_or_done_already_is_kept_for_a_closed_account():
    """Reads that are counted, papers that are out (already_done), and a number that stands on none."""
    found = {
        source.name(path)
        for path in source.modules()
        for node in source.nodes(path)
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("also_when_closed")
    }
    assert found == {
        "eduapp/people/audit/jobs.py",
        "eduapp/core/db/unit_of_work.py",
        "eduapp/certificates/jobs/making.py",
    }
    marked = {
        (source.name(path).split("/")[-3], node.name)
        for path in source.modules()
        for node in source.nodes(path)
        if isinstance(node, ast.FunctionDef)
        and any(ast.unparse(one) == "already_done" for one in node.decorator_list)
    }
    assert marked == {
        ("certificates", "note_printed"),
        ("lists", "note_printed"),
        ("custody", "note_printed"),
        ("privacy", "note_copy_out"),
    }


def test_every_column_of_content_says_whether_it_tells_of_people_and_why_that_is_safe():
    found = {place for place, _owner, _name in content_columns()}
    assert len(found) > 40  # else they are not found any more
    told = FROZEN_PEOPLE.keys() | NO_PEOPLE.keys()
    source.none_of(sorted(found - told), "Say in FROZEN_PEOPLE who reads it, or in NO_PEOPLE what it holds.")
    source.none_of(sorted(told - found), "No such column: strike it.")
    source.none_of(sorted(FROZEN_PEOPLE.keys() & NO_PEOPLE.keys()), "One of the two.")


def content_columns():
    """Every column that holds more than one fact: (table.column, class, attribute)."""
    for mapper in Base.registry.mappers:
        for attribute in mapper.column_attrs:
            [column] = attribute.columns
            if isinstance(column.type, WHOLE) or column.name in {"content", "facts", "payload", "body"}:
                yield f"{mapper.local_table.name}.{column.name}", mapper.class_.__name__, attribute.key


WHOLE = (CanonicalJson, LargeBinary, JSON, Text)


def test_what_tells_of_people_in_a_column_is_read_where_it_is_said_and_nowhere_else():
    for place, owner, name in content_columns():
        if place in FROZEN_PEOPLE:
            readers, _why = FROZEN_PEOPLE[place]
            found = {f"eduapp/{one}" for one in readers}
            assert set(reading(owner, name)) == found, f"{place}: judge each reader, and name it"


def reading(owner, name):
    """The modules that know a class and read something of that name."""
    for path in source.modules():
        if path.name == "models.py":
            continue
        nodes = source.nodes(path)
        knows = any(
            isinstance(node, ast.ImportFrom) and owner in {one.name for one in node.names} for node in nodes
        ) or any(isinstance(node, ast.ClassDef) and node.name == owner for node in nodes)
        if knows and any(isinstance(node, ast.Attribute) and node.attr == name for node in nodes):
            yield source.name(path)


def test_what_only_roles_that_reach_everybody_see_is_seen_by_no_other():
    for place, permissions in OF_EVERYBODYS.items():
        assert place in FROZEN_PEOPLE
        roles = [role for role in code_list("roles") if permissions & set(role.flags["permissions"])]
        assert roles
        for role in roles:
            assert role.flags["reach"] == "everybody", (place, role.key)
