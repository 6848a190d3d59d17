"""Roles × acts and roles × use cases: the whole matrix, allowed and refused (codes/matrix, codes/roles)."""

import ast
import importlib
import re
from dataclasses import dataclass
from types import SimpleNamespace
from uuid import UUID

import pytest

from eduapp.app import need_to_know
from eduapp.core.codes import code_list
from eduapp.core.fresh import act_of
from eduapp.people.access.rules import actor_with, permissions_of, reach_of
from tests.architecture import source
from tests.architecture.test_use_cases import NO_USE_CASE, use_cases
from tests.support import given
from tests.support.first_line import refuses

ROLES = code_list("roles").keys()
MATRIX = tuple(code_list("matrix"))
COLUMNS = (
    "administrator",
    "leader",
    "teacher",
    "workshop_leader",
    "invigilator",
    "examiner",
    "auditor",
    "candidate",
)
# The words of a cell that stand for a letter, or for none.
SAID = {
    "result only": "",  # others learn of it what a plan says: not together
    "- before, ": "",
    "count": "R",
    "technical entries": "R",
    "own acts": "R own",
    "seat list": "W own",
    "second person": "A",
}


@dataclass(frozen=True)
class Cell:
    """What the reference says of one act and one role."""

    letter: str  # R, W, P, A, or "-"
    own: bool
    fresh: bool


def cell(act, role):
    """A role that is no column of the reference, as the office, does nothing there."""
    said = act.flags["cells"][COLUMNS.index(role)] if role in COLUMNS else "-"
    for words, letters in SAID.items():
        said = said.replace(words, letters)
    letters = set(re.findall(r"\b[RWPAO]\b", said))
    [letter] = (letters - {"O"}) or ({"W"} if letters else {"-"})  # O alone: does it, with the password anew
    return Cell(letter, "own" in said.split(), "O" in letters)


def has(role, permissions):
    return bool(permissions_of([role]) & set(permissions))


def halves(act):
    """The permissions by which an act is proposed and attested; none where one does it alone."""
    asked = {named(place): permissions for place, _use_case, permissions in CASES}
    two = [code_list("four_eyes")[key].flags for key in act.flags.get("two", ())]
    return tuple(
        {*act.flags.get(half, ()), *(one for flags in two for one in asked[flags[half]])}
        for half in ("proposes", "attests")
    )


def held(act, role):
    """What the program lets a role do: attest, propose what another attests, do it alone, see it, or nothing.

    Who attests may propose, too: that nobody does both the tables see to (codes/four_eyes).
    """
    proposing, attesting = halves(act)
    if has(role, attesting):
        return "A"
    if has(role, proposing):
        return "P"
    if has(role, act.flags["do"]):
        return "W"
    return "R" if has(role, act.flags["see"]) else "-"


def as_said(act, role):
    """Who does an act that takes two in the program does it, though with a second person."""
    said, found = cell(act, role).letter, held(act, role)
    return found == said or (said, found) == ("W", "A")


def test_the_matrix_is_the_whole_of_the_reference():
    rows = [act.flags["row"] for act in MATRIX]
    assert sorted(set(rows)) == list(range(1, 27))
    assert rows == sorted(rows)
    assert {len(act.flags["cells"]) for act in MATRIX} == {len(COLUMNS)}
    assert set(COLUMNS) - set(ROLES) == {"candidate"}  # no account: what they may is on the exam PC, on paper
    assert set(ROLES) - set(COLUMNS) == {"office"}


@pytest.mark.parametrize("role", [*ROLES, "candidate"])
def test_each_role_may_what_the_matrix_says(role):
    found = {act.key: f"reference {cell(act, role).letter}, program {held(act, role)}"
             for act in MATRIX if not as_said(act, role)}  # fmt: skip
    told = {act.key for act in MATRIX if role in act.flags.get("differs", {})}
    source.none_of(
        (f"{act}, {role}: {what}" for act, what in found.items() if act not in told),
        "Mend resources/codes/roles.toml, or say in codes/matrix (differs) why the program is otherwise.",
    )
    source.none_of(sorted(told - found.keys()), f"{role}: as the reference says. Strike it from `differs`.")


def test_every_difference_is_of_somebody_there_is_and_has_a_reason():
    for act in MATRIX:
        differs = act.flags.get("differs", {})
        assert set(differs) <= {*ROLES, "candidate"}, act.key
        assert all(len(why) >= 20 for why in differs.values()), act.key


@pytest.mark.parametrize("act", MATRIX, ids=lambda act: act.key)
def test_what_the_reference_asks_a_password_for_asks_for_it_or_says_why_not(act):
    """Each use case that somebody may do by the permissions of an act with O in one of its cells."""
    wanted = any(cell(act, role).fresh for role in COLUMNS)
    found = set(unproven(act)) if wanted else set()
    told = act.flags.get("unasked", {})
    source.none_of(sorted(found - told.keys()), f"{act.key}: list it in codes/fresh_acts, or in `unasked`.")
    source.none_of(sorted(told.keys() - found), f"{act.key}: asked for, or gone. Strike it from `unasked`.")
    assert all(len(why) >= 20 for why in told.values())


def unproven(act):
    """The use cases of an act for which nobody types a password."""
    proposing, attesting = halves(act)
    asks = {*act.flags["do"], *proposing, *attesting}
    for place, use_case, permissions in CASES:
        mine = named(place) in act.flags["cases"] if "cases" in act.flags else bool(asks & set(permissions))
        if mine and not act_of(use_case):
            yield named(place)


def test_cases_that_an_act_names_are_use_cases():
    there = {named(place) for place, _use_case, _permissions in CASES}
    assert {one for act in MATRIX for one in act.flags.get("cases", ())} <= there


# The kind of codes/reaches that "own" means of each role; an examiner's own are numbers, and nobody's record.
OWN = {"teacher": "groups", "workshop_leader": "workshops", "invigilator": "exams"}


@pytest.mark.parametrize("role", COLUMNS[:-1])
def test_own_is_what_a_role_needs_to_know(role):
    """Row 2 says whose records a role sees; elsewhere who does something of their own is narrowed, too."""
    reach, identity = reach_of([role]), cell(code_list("matrix")["identity"], role)
    assert reach.everybody == (identity.letter != "-" and not identity.own)
    assert reach.own == ({OWN[role]} if identity.own else frozenset())
    assert reach.own <= set(code_list("reaches").keys())
    if any(cell(act, role).own and held(act, role) != "-" for act in MATRIX):
        assert not reach.everybody


def test_every_kind_of_own_is_narrowed_by_a_statement():
    assert set(need_to_know._OWN) == set(code_list("reaches").keys()) == set(OWN.values())


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
    kinds = ("see", "do", "proposes", "attests")
    asked = {one for act in MATRIX for kind in kinds for one in act.flags.get(kind, ())}
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


def named(place):
    """eduapp/exams/sittings/service/correcting.py:attest_correction → exams/sittings:attest_correction"""
    path, name = place.split(":")
    return f"{re.split('/service[/.]', path)[0].removeprefix('eduapp/')}:{name}"


# What is asked of a use case whose permission depends on the command: (of what, which it is then).
BRANCHES = {
    "people/access:set_password": (
        (lambda actor: SimpleNamespace(user_id=actor.user_id), "access.change_own_password"),
        (lambda _actor: SimpleNamespace(user_id=UUID(int=1)), "access.manage_users"),
    )
}


def asked(place, permissions):
    """How a use case is called, and the permission it asks for then."""
    if len(permissions) == 1:
        return ((lambda _actor: None, permissions[0]),)
    branches = BRANCHES[named(place)]
    assert {permission for _command, permission in branches} == set(permissions)
    return branches


@pytest.mark.parametrize("role", ROLES)
def test_every_use_case_refuses_a_role_that_lacks_its_permission_and_no_other(database, role):
    """Called as a role: refused by its first line, before it looks at anything, or let through."""
    actor = actor_with(given.LEADER.user_id, "Somebody", "", (role,))
    wrong, counted = [], 0
    with database.acting_as(actor).reading() as session:
        for place, use_case, permissions in CASES:
            for command, permission in asked(place, permissions):
                refused, counted = refuses(session, actor, use_case, command(actor)), counted + 1
                if refused == (permission in permissions_of([role])):
                    wrong.append(f"{place} {'is' if refused else 'is not'} refused to {role} ({permission})")
    source.none_of(wrong, "The first line asks for a permission; roles.toml says who has it.")
    assert counted == len(CASES) + 1  # one has two


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
