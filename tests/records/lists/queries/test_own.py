"""Lists of others: who does not reach everybody is given a list whole, or told nothing of it."""

from uuid import uuid4

import pytest
from sqlalchemy import select

from eduapp.app.need_to_know import reached_by
from eduapp.core.actor import LEADER, OFFICE
from eduapp.core.errors import EduError, NotFound, Refused
from eduapp.core.progress import NoProgress
from eduapp.gui.pdf_pages import look_into
from eduapp.records.lists import jobs, queries, rules, service
from eduapp.records.lists.models import ListEdition, PrintedList
from eduapp.records.lists.rules import Kind, OfOthers, Subject
from tests.support import given, given_attendance, given_workshops
from tests.support.given_lists import opened, printed, register_of

MONDAY = given.TODAY
# Somebody who teaches nobody on the list, and somebody who teaches one of the three.
NOBODYS = given.actor_with(given.OTHER_WORKSHOP_LEADER.user_id, "Siri Lund", "", ("teacher",))
ONE_OFS = given.actor_with(given.WORKSHOP_LEADER.user_id, "Terje Haug", "", ("teacher",))
STRANGERS = pytest.mark.parametrize("actor", [NOBODYS, ONE_OFS], ids=["reaches nobody", "reaches one"])
ENTITLED = pytest.mark.parametrize("actor", [given.TEACHER, given.LEADER], ids=["own teacher", "leader"])
KINDS = (Kind.REGISTER, Kind.PLACE, Kind.UNIT, Kind.WEEK)


@pytest.fixture
def school(database, group):
    """The database as the program opens it; one of the class takes part in somebody else's group, too."""
    other = given_attendance.a_running_group(database, "English", teacher_id=ONE_OFS.user_id)
    given_attendance.enrolled_again(database, other, group.learner_ids[0], ended=None, begins=MONDAY)
    return database._like(_need_to_know=reached_by)


@pytest.fixture
def subjects(database, group):
    """One list of each kind, of the class and nobody else."""
    with database.reading() as look:
        offered = queries.offers(look, MONDAY)
    of_day = {kind: offered[kind][0].subject for kind in KINDS[:3]}
    return of_day | {Kind.WEEK: Subject(Kind.WEEK, MONDAY, group.learner_ids[2])}


def ask(school, actor, query, *wanted, **words):
    with school.acting_as(actor).reading() as look:
        return query(look, *wanted, **words)


def made(school, actor, *wanted):
    command = jobs.MakeLists(wanted, "en")
    return jobs.make_lists(school.acting_as(actor), command, NoProgress())


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def kept(database):
    with database.reading() as look:
        return len(look.scalars(select(ListEdition.id)).all()), len(
            look.scalars(select(PrintedList.id)).all()
        )


@pytest.mark.parametrize("kind", KINDS)
@STRANGERS
def test_a_list_of_others_is_neither_shown_nor_made_nor_given_a_number(school, subjects, actor, kind):
    before = kept(school)
    found = made(school, actor, subjects[kind])
    shown = jobs.preview(school.acting_as(actor), jobs.MakeLists((subjects[kind],), "en"), NoProgress())
    assert (found.pdf, found.edition_ids, found.reasons) == (None, (), (OfOthers().sentence(),))
    assert (shown.pdf, shown.reasons) == (None, (OfOthers().sentence(),))
    assert kept(school) == before


@pytest.mark.parametrize("kind", KINDS)
@ENTITLED
def test_a_list_of_ones_own_people_is_made_whole(school, subjects, actor, kind):
    found = made(school, actor, subjects[kind])
    assert found.reasons == ()
    said = words(found.pdf)
    assert all(told in said for told in (("Norwegian A2",) if kind == Kind.WEEK else ("Dahl", "Haddad")))


def test_one_stranger_on_it_keeps_a_list_of_a_place_or_unit_from_a_teacher(school, database, group, subjects):
    """Half of it would be a wrong one; the register of the class stays whole."""
    theirs = given_attendance.a_running_group(database, "Maths", name="Spring", teacher_id=None)
    given_attendance.on_the_roll(database, theirs, "Cato Eng")
    room = subjects[Kind.PLACE].id
    given_attendance.a_session(database, theirs, start=700, end=760, place_id=room)
    for kind in (Kind.PLACE, Kind.UNIT):
        assert made(school, given.TEACHER, subjects[kind]).pdf is None
        assert "Eng, Cato" in words(made(school, given.LEADER, subjects[kind]).pdf)
    assert made(school, given.TEACHER, subjects[Kind.REGISTER]).pdf


def test_a_workshop_leader_who_prints_lists_has_their_own_workshop_whole(school, database):
    shop = given_workshops.a_workshop(database, leader_id=ONE_OFS.user_id)
    given_workshops.placed(database, shop, "Bo Dal")
    with database.reading() as look:
        place = next(
            one.subject for one in queries.offers(look, MONDAY)[Kind.PLACE] if one.subject.id is None
        )
    both = given.actor_with(ONE_OFS.user_id, "Terje Haug", "", ("teacher", "workshop_leader"))
    assert "Dal, Bo" in words(made(school, both, place).pdf)
    assert made(school, ONE_OFS, place).pdf is None


@STRANGERS
def test_a_number_of_a_list_of_others_is_answered_like_one_nobody_ever_gave(school, subjects, group, actor):
    editions = [printed(school.acting_as(given.OFFICE), subjects[kind]) for kind in KINDS]
    for count, edition in enumerate(editions, start=1):
        list_id = next(
            row.list_id for row in ask(school, given.LEADER, queries.printed_for, MONDAY) if row.id == edition
        )
        for typed in (f"2026-{count}", f"{count}/1", rules.square_text(f"2026-{count}", 1)):
            found = ask(school, actor, queries.by_number, typed)
            assert found.opened is None
            assert [one.name for one in found.against] == ["ListUnknown"]
            assert ask(school, given.LEADER, queries.by_number, typed).opened is not None
        assert ask(school, actor, queries.by_edition, edition) is None
        assert ask(school, actor, queries.by_list, list_id).opened is None
        assert ask(school, actor, queries.found, str(count)) == []
    assert ask(school, actor, queries.papers, editions) == []
    for query, wanted in (
        (queries.printed_for, MONDAY),
        (queries.out_of_date, MONDAY),
        (queries.of_group, group.group_id),
    ):
        assert ask(school, actor, query, wanted) == []
    assert ask(school, actor, queries.of_session, group.session_id) is None
    assert ask(school, actor, queries.weeks, MONDAY) == ()


def test_versions_of_others_are_not_even_counted(school, database, group):
    """A second version would have the version asked for: whoever asks would know that it is there."""
    office = school.acting_as(given.OFFICE)
    printed(office, register_of(group.session_id))
    given_attendance.on_the_roll(database, group.group_id, "Ola Vik")
    printed(office, register_of(group.session_id))
    said = [one.name for one in ask(school, NOBODYS, queries.by_number, "1").against]
    assert said == ["ListUnknown"]
    assert [one.name for one in ask(school, given.TEACHER, queries.by_number, "1").against] == [
        "WhichVersion"
    ]


@ENTITLED
def test_ones_own_paper_opens_and_is_not_called_out_of_date_for_being_whole(school, subjects, actor):
    editions = [printed(school.acting_as(given.OFFICE), subjects[kind]) for kind in KINDS]
    for count, _edition in enumerate(editions, start=1):
        standing = ask(school, actor, queries.by_number, str(count)).opened.standing
        assert (standing.label, standing.changes) == (f"2026-{count}/1", ())
    rows = ask(school, actor, queries.printed_for, MONDAY)
    assert [row.changes for row in rows] == [(), (), (), ()]


def test_who_was_added_since_is_told_to_nobody_who_does_not_reach_them(school, database, subjects):
    """What changed names people, on paper and off it."""
    edition = printed(school.acting_as(given.OFFICE), subjects[Kind.PLACE])
    theirs = given_attendance.a_running_group(database, "Maths", name="Spring", teacher_id=None)
    given_attendance.on_the_roll(database, theirs, "Cato Eng")
    given_attendance.a_session(database, theirs, start=700, end=760, place_id=subjects[Kind.PLACE].id)
    [row] = ask(school, given.LEADER, queries.printed_for, MONDAY)
    assert row.changes
    assert ask(school, given.TEACHER, queries.printed_for, MONDAY) == []
    assert ask(school, given.TEACHER, queries.out_of_date, MONDAY) == []
    assert ask(school, given.TEACHER, queries.by_edition, edition) is None


def test_a_paper_of_others_is_typed_in_by_nobody_else(school, subjects, group):
    edition = printed(school.acting_as(given.OFFICE), subjects[Kind.REGISTER])
    mark = service.TypedMark(group.learner_ids[0], "present")
    order = service.TypeListIn(edition_id=edition, marks=(mark,))
    with pytest.raises(NotFound):
        school.acting_as(ONE_OFS).execute(service.type_list_in, order)
    own = service.TypeListIn(edition_id=edition, marks=(mark,))
    returned = school.acting_as(given.TEACHER).execute(service.type_list_in, own)
    with pytest.raises(EduError):
        school.acting_as(NOBODYS).execute(service.take_back_list, service.TakeBackList(return_id=returned))
    assert opened(school.acting_as(given.LEADER), edition).standing.typed_by


def test_a_day_offers_what_one_teaches_and_says_which_lists_are_not_theirs(school, database, group, subjects):
    theirs = given_attendance.a_running_group(database, "Maths", name="Spring", teacher_id=None)
    given_attendance.on_the_roll(database, theirs, "Cato Eng")
    given_attendance.a_session(
        database, theirs, start=700, end=760, place_id=given_attendance.a_room(database, "Hall")
    )
    printed(school.acting_as(given.OFFICE), subjects[Kind.PLACE])

    def offered(actor):
        found = ask(school, actor, queries.offers, MONDAY, actor.scope(LEADER, OFFICE))
        return {
            str(kind): [(row.label, row.count, row.of_others, row.printed is not None) for row in rows]
            for kind, rows in found.items()
        }

    own = "08:30–10:00 · Norwegian A2, Autumn"
    assert offered(given.TEACHER) == {
        "register": [(own, 3, False, False)],
        "place": [("Classroom 2", 0, False, True)],
        "unit": [("C", 0, True, False)],
    }
    assert offered(NOBODYS) == {"register": [], "place": [], "unit": []}
    assert [label for label, *_rest in offered(given.LEADER)["place"]] == ["Classroom 2", "Hall"]
    assert not any(of_others for rows in offered(given.LEADER).values() for _l, _c, of_others, _p in rows)


def test_a_list_of_what_is_gone_is_nobodys_either(school):
    order = service.PrepareList(subject=Subject(Kind.WEEK, MONDAY, uuid4()))
    with pytest.raises(Refused):
        school.acting_as(given.TEACHER).execute(service.prepare_list, order)
