"""What the invented school adds to its courses fits them, and stands on screens."""

from eduapp.app.sample_site import catalogue, facts
from eduapp.education.courses import queries
from eduapp.education.courses.rules import standing_of
from eduapp.education.courses.rules.qualifications import Standing
from eduapp.exchange.files.formats import read_table
from eduapp.people.learners import queries as learners
from tests.support.given_files import sample


def hours():
    return {row.cells[0]: int(row.cells[3]) for row in read_table(sample("kurs.csv")).rows}


def test_modules_fill_their_courses_and_aims_belong_to_them():
    assert len(catalogue.MODULES) >= 3
    assert set(catalogue.AIMS) == set(catalogue.MODULES)
    for code, modules in catalogue.MODULES.items():
        assert sum(count for _code, _name, count in modules) == hours()[code], code
        known = {module for module, _name, _hours in modules} | {""}
        assert {module for _aim, _text, module in catalogue.AIMS[code]} <= known, code
    assert set(catalogue.PARTNERS) <= set(hours())


def test_modules_are_reached_in_groups_that_run_on_the_day():
    groups = {(group.code, group.name): group for group in facts.GROUPS}
    for part in catalogue.REACHED:
        group = groups[part.course, part.group]
        assert group.first <= part.day <= group.last
        assert part.module in {known for known, _name, _hours in catalogue.MODULES[part.course]}
        assert part.count <= group.capacity


def test_the_played_site_has_them_all(site):
    with site.reading() as session:
        for code, modules in catalogue.MODULES.items():
            parts = queries.parts_of(session, queries.by_code(session, code).id)
            current = [row for row in parts.modules if row.can_be_chosen(site.today())]
            assert [row.facts.code for row in current] == [known for known, _name, _hours in modules]
            assert len(parts.aims) == len(catalogue.AIMS[code])
            reached = {part.module: part.count for part in catalogue.REACHED if part.course == code}
            assert {row.facts.code: row.reached_by for row in current if row.reached_by} == reached
        assert queries.by_code(session, "EXPHIL").facts.partner == catalogue.PARTNERS["EXPHIL"]


def test_some_hold_what_a_course_asks_for_and_one_has_only_said_so(site):
    with site.reading() as session:
        people = learners.ids_by_number(session)
        [asked] = queries.qualifications_asked(session)
        assert (asked.kind, asked.code, asked.courses) == ("safety", "HMS-MASK", ("SNEV101",))
        found = queries.held_of(session, [people["1007"], people["1009"]])
    standing = {standing_of(one, site.today()) for facts in found.values() for one in facts}
    assert standing == {Standing.HOLDS, Standing.SOON_OUT, Standing.NOT_PROVEN}
