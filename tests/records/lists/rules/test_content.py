"""What stands on a list, in which order, and what never does."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import given as forall
from hypothesis import strategies as some

from eduapp.records.lists.rules import (
    Content,
    Kind,
    Subject,
    movements_from,
    movements_to,
    register_sheet,
    week_plan,
    without_lines,
)
from tests.support import given
from tests.support.given_lists import a_gathering, a_person, a_sheet, people

MONDAY = given.TODAY
texts = some.text(max_size=8)
persons = some.lists(
    some.builds(
        a_person,
        some.integers(0, 50),
        name=texts,
        unit=texts,
        here=some.booleans(),
        ahead=some.sampled_from(["", "excused"]),
    ),
    max_size=6,
    unique_by=lambda one: one.id,
).map(tuple)
gatherings = some.lists(
    some.builds(
        a_gathering,
        some.integers(0, 9),
        some.integers(0, 1000),
        some.none() | some.integers(1001, 1440),
        what=texts,
        group=texts,
        place=texts,
        people=persons,
        cancelled=some.booleans(),
    ),
    max_size=4,
    unique_by=lambda one: one.id,
)


def names(content):
    return [line.name for line in content.lines]


@forall(gatherings)
def test_what_is_kept_is_read_back_the_same(found):
    contents = [
        *map(register_sheet, found),
        movements_to("Room", MONDAY, found),
        movements_from("C", MONDAY, found),
        week_plan("Karim Haddad", MONDAY, found),
    ]

    for content in contents:
        again = Content.from_dict(content.to_dict())
        assert again == content
        assert again.digest() == content.digest()


@forall(gatherings, some.randoms())
def test_the_order_in_which_things_are_read_changes_nothing(found, dice):
    mixed = [replace(one, people=tuple(dice.sample(one.people, len(one.people)))) for one in found]
    dice.shuffle(mixed)

    assert movements_to("Room", MONDAY, mixed).digest() == movements_to("Room", MONDAY, found).digest()


def test_a_register_sheet_has_everybody_in_the_order_of_the_list_with_what_is_known_beforehand():
    roll = (a_person(2), a_person(0, ahead="excused"), a_person(1, here=False))

    sheet = register_sheet(a_gathering(people=roll))

    assert [(line.name, line.ahead) for line in sheet.lines] == [
        ("Dahl, Petter", "excused"),
        ("Haddad, Karim", ""),
        ("Kovács, Daniel", ""),
    ]
    assert sheet.parts[0].teacher == "Ingrid Solheim"


def test_rule_86_a_movement_list_counts_who_is_to_be_fetched_and_who_stays():
    roll = (*people(3), a_person(3, ahead="excused"), a_person(4, here=False))

    listed = movements_to("Classroom 2", MONDAY, [a_gathering(people=roll)])

    assert listed.counts == (3, 2)
    assert [line.stays for line in listed.lines] == [False, False, False, True, True]


def test_rule_86_who_moves_twice_counts_once_and_everybody_stays_where_it_is_cancelled():
    twice = [
        a_gathering(1),
        a_gathering(2, 615, 705),
        a_gathering(3, 735, 825, people=(a_person(7),), cancelled=True),
    ]

    listed = movements_to("Classroom 2", MONDAY, twice)

    assert listed.counts == (3, 1)
    assert [part.to_fetch for part in listed.parts] == [3, 3, 0]


def test_why_somebody_stays_is_on_no_movement_list():
    roll = (a_person(0, ahead="excused"), a_person(1, here=False))
    found = [a_gathering(people=roll)]

    for listed in (movements_to("Room", MONDAY, found), movements_from("C", MONDAY, found)):
        assert {line.ahead for line in listed.lines} == {""}
        assert "excused" not in str(listed.to_dict())


def test_a_unit_lists_its_own_people_by_the_time_to_leave():
    mixed = (a_person(0, unit="C"), a_person(1, unit="D"), a_person(2, unit="C"))
    found = [a_gathering(2, 615, 705, people=mixed), a_gathering(1, 480, 600, people=mixed[1:2])]

    listed = movements_from("C", MONDAY, found)

    assert [(part.start, [line.name for line in part.lines]) for part in listed.parts] == [
        (615, ["Dahl, Petter", "Kovács, Daniel"])
    ]


def test_rule_84_a_week_plan_names_no_staff_and_nobody_else():
    found = [a_gathering(people=(a_person(0, ahead="excused"), a_person(1)))]

    plan = week_plan("Petter Dahl", MONDAY, found)

    assert plan.lines == ()
    said = str(plan.to_dict())
    assert "Solheim" not in said
    assert "Haddad" not in said
    assert "excused" not in said


def test_rule_84_a_note_for_the_learner_stands_on_the_week_plan():
    plan = week_plan("Petter Dahl", MONDAY, [a_gathering()], "Bring your glasses.")

    assert Content.from_dict(plan.to_dict()) == plan
    assert plan.digest() != week_plan("Petter Dahl", MONDAY, [a_gathering()]).digest()


def test_what_changes_on_no_paper_leaves_it_right():
    """The teacher stands on the register sheet alone; a unit does not."""
    other = a_gathering(teacher="Henrik Aune", people=tuple(a_person(n, unit="D") for n in range(3)))

    assert register_sheet(other).digest() != a_sheet().digest()
    assert (
        movements_to("Room", MONDAY, [replace(other, people=people(3))]).digest()
        == movements_to("Room", MONDAY, [a_gathering()]).digest()
    )


def test_a_session_keeps_its_list_when_it_is_moved_and_nothing_else_does():
    id = UUID(int=5)

    def keys(kind, **facts):
        return {Subject(kind, day, **facts).key for day in (MONDAY, date(2026, 11, 24))}

    assert len(keys(Kind.REGISTER, id=id)) == 1
    assert len(keys(Kind.PLACE, id=id)) == len(keys(Kind.WEEK, id=id)) == len(keys(Kind.UNIT, unit="C")) == 2
    assert Subject(Kind.PLACE, MONDAY).key != Subject(Kind.UNIT, MONDAY).key


def test_without_somebody_s_lines_the_rest_is_as_it_was_printed():
    sheet = a_sheet()
    gone, *others = sheet.parts[0].lines

    said = without_lines(sheet.to_dict(), frozenset({UUID(gone.id)}))
    left = Content.from_dict(said)

    assert gone.id not in repr(said)
    assert gone.name not in repr(said)
    assert left == replace(sheet, parts=(replace(sheet.parts[0], lines=tuple(others)),), ended=True)
    assert left.to_dict() == said
    assert "ended" not in sheet.to_dict()  # old digests are those of what was printed


def test_where_nobody_is_left_the_list_is_still_one():
    sheet = a_sheet(2)
    said = without_lines(sheet.to_dict(), frozenset(UUID(line.id) for line in sheet.lines))

    assert "lines" not in said["parts"][0]
    assert Content.from_dict(said).counts == (0, 0)
