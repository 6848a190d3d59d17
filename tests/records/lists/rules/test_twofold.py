"""Who is expected at two places at once, on the rows of both."""

from dataclasses import replace
from uuid import UUID

from hypothesis import given as forall
from hypothesis import strategies as some

from eduapp.records.lists.rules import at_two_places, changes, movements_from, movements_to, twofold
from eduapp.records.lists.rules.content import Content, comes
from tests.support import given
from tests.support.given_lists import a_gathering, a_person, people

MONDAY = given.TODAY
HALL = {"place_id": UUID(int=901), "place": "Hall", "what": "English", "group": ""}


def also(content):
    return [[(one.start, one.end, one.what, one.place) for one in line.also] for line in content.lines]


def test_both_rows_say_where_else():
    lesson, other = (
        a_gathering(1, 510, 600, people=people(2)),
        a_gathering(2, 570, 660, people=people(1), **HALL),
    )
    both = twofold([lesson, other])

    assert also(movements_to("Classroom 2", MONDAY, [lesson], both)) == [[(570, 660, "English", "Hall")], []]
    assert also(movements_to("Hall", MONDAY, [other], both)) == [[(510, 600, "Norwegian A2", "Classroom 2")]]
    from_unit = movements_from("C", MONDAY, [lesson, other], both)
    assert [bool(line.also) for line in from_unit.lines] == [True, False, True]
    assert at_two_places(from_unit) == 1


def test_coming_from_one_as_the_other_begins_is_one_place():
    lessons = [a_gathering(1, 510, 600), a_gathering(2, 600, 660, **HALL)]
    assert twofold(lessons) == {}


def test_two_things_in_one_place_are_one_place_and_no_place_is_not_known_to_be_the_same():
    assert twofold([a_gathering(1, 510, 600), a_gathering(2, 520, 660, what="English")]) == {}
    nowhere = {"place_id": None, "place": ""}
    assert len(twofold([a_gathering(1, 510, 600, **nowhere), a_gathering(2, 520, 660, **nowhere)])) == 6


def test_an_exam_whose_end_nobody_knows_may_last_all_day():
    assert len(twofold([a_gathering(1, 540, None), a_gathering(2, 800, 860, **HALL)])) == 6


def test_who_stays_is_at_one_place():
    stays = (a_person(0, ahead="excused"), a_person(1, here=False))
    assert twofold([a_gathering(1, people=stays), a_gathering(2, people=stays, **HALL)]) == {}
    assert twofold([a_gathering(1, cancelled=True), a_gathering(2, **HALL)]) == {}


@forall(
    some.lists(
        some.builds(
            lambda number, start, length, place, who: a_gathering(
                number,
                start,
                start + length,
                place_id=UUID(int=place),
                people=tuple(map(a_person, sorted(who))),
            ),
            some.integers(0, 99),
            some.integers(480, 600),
            some.integers(1, 120),
            some.integers(1, 3),
            some.sets(some.integers(0, 3), max_size=3),
        ),
        max_size=6,
        unique_by=lambda one: one.id,
    )
)
def test_it_is_what_somebody_finds_who_looks_at_each_minute(found):
    marked = twofold(found)
    for one in found:
        for person in one.people:
            elsewhere = any(
                other.id != one.id
                and other.place_id != one.place_id
                and person.id in {each.id for each in other.people}
                and any(other.start <= minute < other.end for minute in range(one.start, one.end))
                for other in found
            )
            assert ((one.id, person.id) in marked) == (elsewhere and comes(one, person))


def test_it_is_kept_and_told_as_a_change():
    lesson, other = (
        a_gathering(1, 510, 600, people=people(1)),
        a_gathering(2, 570, 660, people=people(1), **HALL),
    )
    plain = movements_to("Classroom 2", MONDAY, [lesson])
    marked = movements_to("Classroom 2", MONDAY, [lesson], twofold([lesson, other]))

    assert Content.from_dict(marked.to_dict()) == marked
    assert [one.sentence() for one in changes(plain, marked)] == [
        "Dahl, Petter is expected at two places at once now"
    ]
    assert [one.sentence() for one in changes(marked, plain)] == [
        "Dahl, Petter is expected at one place only now"
    ]
    assert replace(plain).digest() == plain.digest() != marked.digest()
