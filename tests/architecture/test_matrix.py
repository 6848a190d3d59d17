"""Roles × acts and roles × use cases: the whole matrix, allowed and refused (codes/matrix, codes/roles)."""

import ast
import importlib

import pytest

from eduapp.core.codes import code_list
from eduapp.core.errors import NotAllowed
from eduapp.people.access.rules import actor_with, permissions_of
from tests.architecture import source
from tests.architecture.test_use_cases import NO_USE_CASE, use_cases
from tests.support import given

ROLES = code_list("roles").keys()
OFFICE = "no role of the matrix: it writes what leader and teacher decided, and decides alone of nothing"
FEW = "a small prison has one or two at work: the leader stands in, and approves nothing of their own"
PLANNED = "exams are the leader's to plan; who teaches for one does not open it (house rule 74)"
# Where the program is not as the matrix of reliability says, by act and role, and why (DECISIONS 85).
DIFFERS = {
    ("users", "leader"): "the administrator's, each change with a password anew; a leader sees them",
    ("attendance", "leader"): FEW,
    ("hours", "leader"): FEW,
    ("room", "leader"): FEW,
    ("sheets", "leader"): FEW,
    ("exams", "teacher"): PLANNED,
    ("exams", "workshop_leader"): PLANNED,
    ("seal", "teacher"): PLANNED,
    ("seal", "workshop_leader"): PLANNED,
    ("room", "teacher"): "reads the log of the exam, and changes nothing of it",
    ("sheets", "teacher"): "two type what stands on paper, and teachers are who there is",
    ("sheets", "invigilator"): "whoever watched an exam has no part in its grades",
    ("sheets", "examiner"): "an examiner gives marks by number and sees no sheet with a seat on it",
    ("release", "teacher"): "sees grades of own learners; release is by two who did not teach them",
    ("release", "examiner"): "hands in marks; grades are fixed and released by the school",
    ("correct", "invigilator"): "sees exams, and no grade: results stand on other pages",
    ("correct", "examiner"): "an examiner answers a doubt through the leader, without names",
    ("issue", "teacher"): "sees who is ready; the office makes the papers",
    ("issue", "workshop_leader"): "signs a statement of practice on paper; the office makes it",
    ("erase", "administrator"): "erasing details of a person is no work of who keeps machines",
    **{
        (act, "office"): OFFICE
        for act in (
            "identity", "enrol", "exams", "seal", "room", "sheets", "mark", "release", "correct", "issue",
            "revoke", "lists", "files", "keys",
        )
    },
}  # fmt: skip


def has(role, permissions):
    return bool(permissions_of([role]) & set(permissions))


def held(act, role):
    """What the program lets a role do: "W", "R" or "-"."""
    return "W" if has(role, act.flags["do"]) else "R" if has(role, act.flags["see"]) else "-"


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_what_the_matrix_says(role):
    found = {}
    for act in code_list("matrix"):
        said = act.flags["said"].get(role, "-")
        wanted = "W" if said in {"W", "P", "A"} else said
        if held(act, role) != wanted:
            found[act.key, role] = f"matrix {said}, program {held(act, role)}"
    told = {key for key in DIFFERS if key[1] == role}
    source.none_of(
        (f"{act}, {role}: {what}" for (act, role), what in found.items() if (act, role) not in told),
        "Mend resources/codes/roles.toml, or say in DIFFERS why the program is otherwise.",
    )
    source.none_of(sorted(told - found.keys()), "As the matrix says: strike it from DIFFERS.")


def test_the_administrator_has_no_academic_power():
    """Machines, accounts, keys and backups; nobody's record and no grade (reliability 3.1)."""
    may = permissions_of(["administrator"])
    features = {permission.split(".")[0] for permission in may}
    assert features <= {
        "access",
        "audit",
        "school",
        "places",
        "courses",
        "keys",
        "safekeeping",
        "privacy",
        "disputes",
    }
    assert {one for one in may if one.startswith("privacy.")} == {"privacy.see_lives"}  # how long, of nobody


def test_the_matrix_knows_only_permissions_there_are():
    known = permissions_of(ROLES)
    asked = {one for act in code_list("matrix") for kind in ("see", "do") for one in act.flags[kind]}
    assert asked <= known


# --- use cases ------------------------------------------------------------------------------------


def asked_first():
    """Each use case with the permissions of which its first line asks for one: (place, function, names)."""
    for place, function in use_cases():
        if place in NO_USE_CASE:
            continue
        module = importlib.import_module(source.dotted(source.ROOT / place.split(":")[0]))
        first = next(one for one in function.body if not source.is_docstring(one))
        yield place, getattr(module, function.name), tuple(said_in(first.value.args[0], vars(module)))


def said_in(expression, known):
    """The permissions an expression may come to: both of `a if … else b`, whatever decides between them."""
    if isinstance(expression, ast.IfExp):
        yield from said_in(expression.body, known)
        yield from said_in(expression.orelse, known)
    else:
        yield eval(ast.unparse(expression), dict(known))  # noqa: S307 - the program's own words


CASES = list(asked_first())


@pytest.mark.parametrize("role", ROLES)
def test_every_use_case_refuses_a_role_that_lacks_its_permission_and_no_other(database, role):
    """Called as a role: refused by its first line, before it looks at anything, or let through."""
    actor = actor_with(given.LEADER.user_id, "Somebody", "", (role,))
    wrong = []
    with database.acting_as(actor).reading() as session:
        for place, use_case, permissions in CASES:
            allowed = len(permissions) > 1 or bool(set(permissions) & actor.permissions)
            if not allowed and not refuses(session, actor, use_case):
                wrong.append(f"{place} is not refused to {role}")
            if len(permissions) == 1 and allowed and refuses(session, actor, use_case):
                wrong.append(f"{place} is refused to {role}")
    source.none_of(wrong, "The first line asks for a permission; roles.toml says who has it.")


def refuses(session, actor, use_case):
    try:
        use_case(FirstLine(session, actor), None)
    except NotAllowed:
        return True
    except Reached:
        return False
    raise AssertionError(use_case)


class Reached(Exception):
    """The first line let somebody through."""


class FirstLine:
    """A unit of work that ends where `require` has answered: nothing behind it is carried out."""

    def __init__(self, session, actor):
        self.session, self.actor = session, actor

    def require(self, permission):
        if permission not in self.actor.permissions:
            raise NotAllowed(permission=permission)
        raise Reached

    def __getattr__(self, name):
        raise Reached


# --- owners ---------------------------------------------------------------------------------------


def owned(role, owner):
    """What a role may change of an owner's: everything but looking and printing."""
    features = code_list("owners")[owner].flags["features"]
    return {
        one
        for one in permissions_of([role])
        if one.split(".")[0] in features and not one.split(".")[1].startswith(("see", "print"))
    }


# What one owner's staff may do in the other's features all the same, and why.
SHARED = {
    "courses.note_qualifications": "safety trainings are held by both, and each notes its own",
    "workshops.count_hours": "the office counts for pay what the workshop approved; it changes no hours",
}


@pytest.mark.parametrize(("owner", "other"), [("school", "prison"), ("prison", "school")])
def test_neither_owner_changes_what_is_the_others(owner, other):
    for role in code_list("owners")[owner].flags["roles"]:
        found = owned(role, other) - SHARED.keys()
        source.none_of(sorted(found), f"{role} is of the {owner}: this is the {other}'s to change.")


def test_every_feature_and_role_has_an_owner_or_belongs_to_both():
    """The leader is where both meet; the administrator and the auditor are of neither and change nothing."""
    owners = code_list("owners")
    roles = {role for one in owners for role in one.flags["roles"]}
    assert set(ROLES) - roles == {"leader", "administrator", "auditor"}
    for owner in owners.keys():  # noqa: SIM118 - a CodeList
        assert owned("leader", owner)
        assert owned("auditor", owner) == set()
    features = {one.split(".")[0] for one in permissions_of(ROLES)}
    named = [feature for one in owners for feature in one.flags["features"]]
    assert len(named) == len(set(named))
    both = {
        "access",
        "audit",
        "rules",
        "school",
        "places",
        "learners",
        "disputes",
        "lists",
        "day",
        "handouts",
        "summary",
        "files",
    }
    both |= {"handoff", "statements", "safekeeping", "privacy"}
    assert features - set(named) == both
