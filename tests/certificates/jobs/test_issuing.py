"""One paper: looked at before, as it will be, with all that stands against it."""

from eduapp.certificates import jobs, queries, service
from eduapp.core.progress import NoProgress
from tests.support import given_certificates, given_register, list_pages


def test_a_preview_is_the_real_page_and_takes_no_number(database, school):
    item = given_certificates.a_course_done(database, "Łukasz Żółć", grade="B").item
    shown = jobs.preview(database, jobs.Draft(item), NoProgress())

    assert shown.pdf is not None
    assert shown.pdf.startswith(b"%PDF")
    assert shown.reasons == ()
    with database.reading() as session:
        assert queries.register(session) == []


def test_the_preview_of_a_paper_that_will_be_signed_shows_where_its_square_stands(database, key):
    item = given_certificates.a_course_done(database, grade="B").item
    shown = jobs.preview(database, jobs.Draft(item), NoProgress())
    [said] = list_pages.scanned(shown.pdf)
    assert said.startswith("UTKAST")


def test_the_preview_tells_whether_a_second_person_has_checked(database, school):
    item = given_certificates.a_course_done(database, grade="B").item
    assert jobs.preview(database, jobs.Draft(item), NoProgress()).checked == ""

    database.execute(service.set_rules, service.SetRules(second_person=True, before=False, reason="So."))
    assert "Nobody has checked" in jobs.preview(database, jobs.Draft(item), NoProgress()).checked
    with database.reading() as session:
        matter = queries.matter(session, item, database.today())
    database.execute(service.note_checked, service.NoteChecked(item=item, matter=matter))
    assert "Checked by" in jobs.preview(database, jobs.Draft(item), NoProgress()).checked
    given_register.renamed(database, item.learner_id, "Karima")
    assert "must be checked anew" in jobs.preview(database, jobs.Draft(item), NoProgress()).checked
