"""The form of a course keeps what was typed and tells what stands against it."""

from datetime import date

from eduapp.education.courses import queries
from eduapp.education.courses.rules import CourseFacts
from eduapp.education.courses.ui.course_dialog import add_course, change_course, course_form, facts_of
from tests.support.accessibility import assert_page_accessible, show
from tests.support.dialogs import no_dialog
from tests.support.fakes import a_bench
from tests.support.given_education import a_course

WHOLE = CourseFacts(
    code="NOR-B1",
    name="Norsk B1",
    kind="basic",
    planned_hours=80,
    minutes_per_hour=45,
    capacity=9,
    prerequisites="NOR-A2",
    scale="BIB",
    contents="Lese\nSkrive",
    goals="Samtale",
    attendance_percent=75,
    active=False,
    partner="Nordby universitet",
    valid_from=date(2026, 8, 1),
    valid_to=date(2028, 7, 31),
)


def known(database, course_id):
    with database.reading() as session:
        return queries.course(session, course_id)


def test_what_is_known_comes_back_as_it_was(fakes):
    assert facts_of(course_form(fakes.bench, WHOLE), WHOLE) == WHOLE


def test_all_that_stands_against_it_is_told_and_nothing_is_lost(database, fakes, parent):
    done = []
    dialog = add_course(fakes.bench, parent, done.append)
    show(dialog)
    dialog.form.set_values(
        {"code": "NOR B1", "name": "Norsk", "kind": "basic", "planned_hours": 8, "prerequisites": "X9 and"}
    )

    dialog.submit()

    said = dialog.form.summary.accessibleDescription()
    assert "“NOR B1” cannot be a course code." in said
    assert "A course code is missing at the end." in said
    assert dialog.form.values()["name"] == "Norsk"
    assert done == []


def test_the_id_of_a_new_course_is_handed_on(database, fakes, parent):
    done = []
    dialog = add_course(fakes.bench, parent, done.append)
    dialog.form.set_values({"code": "varm", "name": "Varme arbeider", "kind": "short", "planned_hours": 8})

    dialog.submit()

    assert no_dialog()
    assert known(database, done[0]).facts.code == "VARM"


def test_a_course_is_offered_no_longer(database, fakes, parent):
    head = known(database, a_course(database, "NOR-A2"))
    dialog = change_course(fakes.bench, head, parent)
    dialog.form.set_values({"active": False})

    dialog.submit()

    assert known(database, head.id).facts.active is False


def test_what_was_understood_of_prerequisites_stands_beside_them(fakes):
    form = course_form(fakes.bench, WHOLE)
    field = form.field("prerequisites")
    for text, note in (("A or B and C", "A or (B and C)"), ("A", ""), ("A and", ""), ("", ""),
        ("safety:saw", "safety training SAW"),
        ("module:NOR-A2/2 and module:NOR-A2/3 and module:NOR-A2/4", ""),
    ):  # fmt: skip
        field.set_value(text)
        assert field.note() == note


def test_the_form_is_fit_for_everybody(database, parent):
    head = known(database, a_course(database, "NOR-A2", "<b>Norsk</b>", scale="K16"))
    assert_page_accessible(lambda theme: change_course(a_bench(database, theme=theme).bench, head, parent))
