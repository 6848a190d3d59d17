"""The copy has everything about one person, in their language, and nobody else who takes part."""

import json
from dataclasses import replace

import pytest

from eduapp.core.errors import NotAllowed, NotFound
from eduapp.core.progress import NoProgress
from eduapp.education.school.rules import SiteFacts
from eduapp.education.school.service import SaveSite, save_site
from eduapp.gui.pdf_pages import look_into
from eduapp.people.audit.queries import reads_of
from eduapp.people.learners import queries as learners
from eduapp.people.learners.service import CorrectLearner, correct_learner
from eduapp.privacy import jobs, terms
from eduapp.safekeeping.jobs.taking_out import WITHHELD
from tests.support import given, given_education
from tests.support.given_apart import a_pair
from tests.support.given_disputes import a_dispute
from tests.support.given_due import OFFERED
from tests.support.given_lines import on_every_list
from tests.support.given_plans import a_goal, a_talk

NOTE = "Sat beside Sárá Østby. Ring Nav."


@pytest.fixture
def learner_id(database):
    given_education.the_school(database)
    person = given.a_learner(database, "Karim Haddad", staff_note=NOTE)
    other = given.a_learner(database, "Sárá Østby")
    a_goal(database, person, taken=1)
    a_talk(database, person, staff_note=NOTE, learner_note="Bra framgang")
    a_talk(database, other, staff_note="Only hers", learner_note="")
    a_pair(database, person, other)
    return person


def made(database, learner_id, language=""):
    command = jobs.MakeCopy(learner_id, OFFERED, lambda row: row.action, language)
    return jobs.make_copy(database.acting_as(given.LEADER), command, NoProgress())


def words(pdf):
    return " ".join(" ".join(look_into(pdf).texts).split())


def test_all_that_is_kept_stands_on_it_and_how_long(database, learner_id):
    said = words(made(database, learner_id, "en").pdf)

    for text in ("Copy of what is kept about you", "Karim Haddad", "Ring Nav", "Bra framgang", "05.06.1990"):
        assert text in said
    assert "Kept for good, for the archive." in said
    assert "Deleted 120 months after: the learner left." in said
    assert "Nothing is kept here" in said


def test_nobody_else_who_takes_part_is_named_on_paper_or_in_the_file(database, learner_id):
    copy = made(database, learner_id, "en")

    for text in (words(copy.pdf), copy.file.decode()):
        assert "Østby" not in text
        assert "Only hers" not in text
        assert "Sat beside (another person). Ring Nav." in text
    assert "it would tell of somebody else" in words(copy.pdf)


def test_the_file_has_every_column_but_secrets_staff_and_others(database, learner_id):
    file = json.loads(made(database, learner_id, "en").file)

    by_table = {part["table"]: part for part in file["parts"]}
    [person] = by_table["learner"]["rows"]
    assert (person["id"], person["given_name"], person["birth_date"]) == (
        str(learner_id),
        "Karim",
        "1990-06-05",
    )
    [talk] = by_table["plan_talk"]["rows"]
    assert "held_by" not in talk
    assert by_table["keep_apart"]["rows"] == []
    assert by_table["keep_apart"]["withheld"]
    secret = {(table, name) for table, part in by_table.items() for row in part["rows"] for name in row}
    assert not secret & WITHHELD


def test_nobody_who_works_here_is_named_in_it(database, learner_id):
    made(database, learner_id)  # who read the file stands among what is kept
    course = given_education.a_course(database)
    given_education.an_enrolment(database, learner_id, given_education.a_group(database, course))
    copy = made(database, learner_id, "en").file.decode()
    assert '"table": "audit_read"' in copy or '"table":"audit_read"' in copy
    for person in given.STAFF:
        assert person.name not in copy
        assert str(person.user_id) not in copy


def test_it_is_in_the_form_the_person_had_last_or_that_of_papers_here(database, learner_id):
    assert made(database, learner_id).language == "nb"
    facts = SiteFacts("Granli fengsel", "Granli", "nn")
    database.acting_as(given.LEADER).execute(save_site, SaveSite(site=facts))

    copy = made(database, learner_id)

    assert copy.language == "nn"
    assert "Kopi av det som er lagra om deg" in words(copy.pdf)
    assert made(database, learner_id, "nb").language == "nb"


def test_the_next_copy_tells_of_the_one_before(database, learner_id):
    first, again = made(database, learner_id), made(database, learner_id)

    assert first.rows + 2 == again.rows  # an entry of the trail, and a day on which the file was read
    assert terms.COPY_READ in words(again.pdf)


def test_that_it_was_made_is_told_and_counted_as_a_read(database, learner_id, notes):
    made(database, learner_id)

    assert [note.action for note in notes if note.action.startswith("privacy")] == [terms.COPY_READ]
    with database.reading() as session:
        assert [(row.actor, row.times) for row in reads_of(session, learner_id)] == [(given.LEADER.name, 1)]


def test_nobody_makes_it_whose_role_may_not(database, learner_id):
    for actor in (given.TEACHER, given.OFFICE, given.ADMINISTRATOR, given.AUDITOR):
        command = jobs.MakeCopy(learner_id, OFFERED, lambda row: row.action)
        with pytest.raises(NotAllowed):
            jobs.make_copy(database.acting_as(actor), command, NoProgress())


def test_of_somebody_who_is_gone_there_is_none(database):
    with pytest.raises(NotFound):
        made(database, given.LEADER.user_id)


def test_somebody_with_the_same_name_keeps_it(database, learner_id):
    given.a_learner(database, "Karim Haddad")

    assert "Karim Haddad" in words(made(database, learner_id).pdf)


def test_what_was_corrected_stands_on_it_anew(database, learner_id):
    leader = database.acting_as(given.LEADER)
    with leader.reading() as session:
        head = learners.head(session, learner_id)
    facts = replace(head.facts, learner_note="Ny lapp")
    leader.execute(correct_learner, CorrectLearner(learner_id=learner_id, version=head.version, facts=facts))

    assert "Ny lapp" in words(made(database, learner_id).pdf)


def test_what_the_learner_says_is_wrong_is_marked_on_paper_and_in_the_file(database, learner_id):
    assert "Disputed" not in words(made(database, learner_id, "en").pdf)
    a_dispute(database, learner_id, "plans")

    copy = made(database, learner_id, "en")

    assert words(copy.pdf).count("Disputed by the learner, 23.11.2026") == 2  # goals and talks
    disputed = {part["table"]: part["disputed"] for part in json.loads(copy.file)["parts"]}
    mark = {"asked_on": "2026-11-23", "first_day": None, "last_day": None}
    assert {table: told for table, told in disputed.items() if told} == {
        "plan_goal": [mark],
        "plan_talk": [mark],
    }


def test_lists_of_many_hand_offs_and_unsigned_sheets_give_each_their_own_lines_alone(database, tmp_path):
    given_education.the_school(database)
    first, second = on_every_list(database, tmp_path).learner_ids
    for person, other, name, away in ((first, second, "Haddad", False), (second, first, "Dahl", True)):
        copy = made(database, person, "en")
        said, file = words(copy.pdf), json.loads(copy.file)
        rows = {part["table"]: part["rows"] for part in file["parts"]}

        on_lists = rows["printed_list_edition.content"]
        assert [(row["number"], row["kind"]) for row in on_lists] == [
            ("2026-1", "register"), ("2026-2", "place"), ("2026-3", "unit"),
        ]  # fmt: skip
        assert {row["line"]["id"] for row in on_lists} == {str(person)}
        assert {(row["line"]["what"], row["line"]["day"]) for row in on_lists} == {
            ("Norwegian A2", "2026-11-23")
        }
        [day] = rows["handoff_export.content"]
        assert day["line"]["minutes"]["unmarked" if away else "attended"] == 90
        assert (day["number"], day["line"]["day"]) == ("2026-1", "2026-11-23")
        [sheet] = rows["shift_draft.content"]
        assert sheet["line"].get("reason") == ("health" if away else None)
        for text in ("On printed lists of groups, places and units", "Days handed over", "Norwegian A2"):
            assert text in said
        assert ("not recorded 90" if away else "attended 90") in said
        for text in (said, copy.file.decode()):
            assert name not in text
            assert str(other) not in text
            assert given.TEACHER.name not in text
