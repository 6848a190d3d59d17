"""One paper on screen: shown as issued, printed again, and never handed out when its bytes have changed."""

import pytest
from PySide6.QtWidgets import QLabel

from eduapp.certificates import jobs, queries, service
from eduapp.certificates.drawing import CertificateFacts, draw
from eduapp.certificates.ui.certificate_page import CertificatePage
from eduapp.core.canonical import canonical
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from tests.support import given, given_certificates, given_education, given_register
from tests.support.accessibility import show
from tests.support.dialogs import fill
from tests.support.fakes import a_bench
from tests.support.keys import double_click_cell


@pytest.fixture
def certificate_id(database):
    given_education.the_school(database)
    return jobs.issue_one(database, given_certificates.a_course_done(database, grade="B").item)


def the_page(qtbot, database, certificate_id, actor=given.LEADER):
    fakes = a_bench(database.acting_as(actor), actor)
    page = CertificatePage(fakes.bench, Route("certificates.certificate", certificate_id))
    qtbot.addWidget(page)
    show(page)
    return page, fakes


def said_by(widget):
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def stored(database, certificate_id):
    with database.reading() as session:
        return queries.pdf(session, certificate_id)


def test_printing_again_prints_the_very_bytes_and_notes_it(qtbot, database, certificate_id, notes):
    page, fakes = the_page(qtbot, database, certificate_id)

    page.print_button.click()

    [(pdf, title)] = fakes.printer.printed
    assert pdf == stored(database, certificate_id)
    assert "2026-00001" in title
    assert notes[-1].action == "certificates.printed"


def test_a_paper_from_before_there_were_appendices_opens_and_prints_as_it_was(qtbot, database):
    """Its facts know of no post, aim or month."""
    given_education.the_school(database)
    item = given_certificates.some_practice(database)
    certificate_id = jobs.issue_one(database, item)
    new = ("posts", "months")
    with database.reading() as session:
        facts = queries.facts_of(session, certificate_id)
    assert set(new) <= facts.keys()
    old = canonical({name: value for name, value in facts.items() if name not in new})
    given_register.touched(database, f"UPDATE certificate SET template_version = 1, facts = '{old}'")

    page, fakes = the_page(qtbot, database, certificate_id)
    page.print_button.click()

    assert [pdf for pdf, _title in fakes.printer.printed] == [stored(database, certificate_id)]
    assert page.title.startswith("2026-00001 · ")
    with database.reading() as session:
        facts = CertificateFacts.from_dict(queries.facts_of(session, certificate_id))
        [against] = queries.basis_of(session, item, given.TODAY).violations
    assert draw(facts, "praksisattest").startswith(b"%PDF")
    assert against.name == "NothingNew"


def test_a_file_that_was_tampered_with_is_neither_printed_nor_saved(
    qtbot, database, certificate_id, tmp_path
):
    given_register.touched(database, "UPDATE certificate_file SET pdf = CAST('%PDF another' AS blob)")
    page, fakes = the_page(qtbot, database, certificate_id)
    fakes.files.answers = [tmp_path / "out.pdf"]

    page.print_()
    page._save()

    assert not page.print_button.isEnabled()
    assert not page.save_button.isEnabled()
    assert fakes.printer.printed == []
    assert not (tmp_path / "out.pdf").exists()


def test_saving_writes_the_very_bytes_under_a_name_that_says_whose(qtbot, database, certificate_id, tmp_path):
    page, fakes = the_page(qtbot, database, certificate_id)
    fakes.files.answers = [tmp_path / "out.pdf"]

    page.save_button.click()

    assert (tmp_path / "out.pdf").read_bytes() == stored(database, certificate_id)
    assert fakes.files.proposed[0].startswith("Haddad-Karim")


def test_there_is_no_paper_for_a_void_number(qtbot, database):
    given_education.the_school(database)
    item = given_certificates.a_course_done(database, grade="B").item
    void = database.execute(service.reserve, service.Reserve(item=item))
    database.execute(service.void, service.Void(certificate_id=void, reason="The PC stopped."))

    page, fakes = the_page(qtbot, database, void)
    page.print_()

    assert not page.print_button.isEnabled()
    assert fakes.printer.printed == []


def test_who_may_only_look_does_not_print(qtbot, database, certificate_id):
    page, _fakes = the_page(qtbot, database, certificate_id, given.AUDITOR)

    assert not page.print_button.isEnabled()


def test_every_line_is_traced(qtbot, database, certificate_id):
    page, _fakes = the_page(qtbot, database, certificate_id)

    assert {row.line for row in page.sources.table.rows} == {"course", "attended", "result"}


def test_a_paper_that_is_not_there_is_said(qtbot, database):
    page, _fakes = the_page(qtbot, database, given.LEADER.user_id)

    assert page.title == "This paper does not exist"


def test_a_record_behind_a_line_is_two_presses_away(qtbot, qapp, database, certificate_id):
    Theme().apply(qapp)
    page, fakes = the_page(qtbot, database, certificate_id)
    view = page.sources
    rows = {row.line: (place, row) for place, row in enumerate(view.table.rows)}

    for line, key in (
        ("attended", "attendance.register"),
        ("course", "enrolment.group"),
        ("result", "sittings.sitting"),
    ):
        place, row = rows[line]
        view.scrollTo(view.model().index(place, 0))
        double_click_cell(view, place, 0)
        assert fakes.went[-1] == Route(key, row.seen_on)


def test_a_lost_paper_is_replaced_from_its_page_and_both_lead_to_each_other(qtbot, database, certificate_id):
    page, fakes = the_page(qtbot, database, certificate_id)

    page.replace_button.click()
    fill(cause="lost")

    fresh = fakes.went[-1].id
    page.reload()
    assert not page.replace_button.isEnabled()
    assert "2026-00002" in said_by(page.endings)
    other, there = the_page(qtbot, database, fresh)
    [verb] = other.endings.verbs
    verb.click()
    assert there.went[-1] == Route("certificates.certificate", certificate_id)


def test_what_one_proposes_another_attests(qtbot, database, certificate_id):
    page, _fakes = the_page(qtbot, database, certificate_id, given.OFFICE)
    page.revoke_button.click()
    fill(basis="fraud", reason="Somebody else was there.")
    page.reload()
    attest, take_back = page.endings.verbs
    assert not attest.isEnabled()  # one's own
    assert take_back.isEnabled()

    second, fakes = the_page(qtbot, database, certificate_id)
    second.endings.verbs[0].click()

    assert fakes.ask.endangered == ["Revoke 2026-00001?"]
    assert given_register.head(database, certificate_id).row.state == "revoked"
    second.reload()
    assert "Attested by" in said_by(second.endings)
    assert not second.print_button.isEnabled()


def test_a_proposal_is_refused_with_a_reason_that_stands_there_ever_after(qtbot, database, certificate_id):
    given_register.proposed(database, certificate_id)
    page, _fakes = the_page(qtbot, database, certificate_id)

    page.endings.verbs[1].click()
    fill(reason="It is right.")
    page.reload()

    assert "It is right." in said_by(page.endings)
    assert given_register.head(database, certificate_id).row.state == "issued"


def test_handing_over_is_noted_and_told(qtbot, database, certificate_id):
    page, _fakes = the_page(qtbot, database, certificate_id)
    page.handed_button.click()
    fill()
    page.reload()

    assert given.LEADER.name in said_by(page.endings)


def test_who_may_only_look_sees_why_the_verbs_rest(qtbot, database, certificate_id):
    page, _fakes = the_page(qtbot, database, certificate_id, given.AUDITOR)
    for verb in (page.handed_button, page.replace_button, page.revoke_button):
        assert not verb.isEnabled()
        assert verb.toolTip()
