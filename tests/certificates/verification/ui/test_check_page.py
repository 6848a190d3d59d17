"""A paper is checked by file, by picture, and by what stands on it; the answer is compared, not believed."""

import pytest
from PIL import Image
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.app.need_to_know import reached_by
from eduapp.certificates.verification import lists, queries
from eduapp.certificates.verification.faults import CodeNeeded
from eduapp.certificates.verification.pictures import _READ
from eduapp.certificates.verification.ui.check_page import NO_KEYS, PAPERS, CheckPage
from eduapp.core.i18n import _
from eduapp.gui.routes import Route
from eduapp.gui.theme import Theme
from tests.support import checked_papers, given, given_keys, given_register, tampered_papers
from tests.support.accessibility import announcements, assert_page_accessible, show
from tests.support.dialogs import close_all, fill, no_dialog
from tests.support.fakes import a_bench
from tests.support.given_verification import a_paper_on_disk
from tests.support.import_pages import dragged
from tests.support.keys import click, keys_only, mouse_only, press, write

ROUTE = Route("certificates.check")


@pytest.fixture
def signing(ready_made):
    return ready_made(given_register.a_signing_school)


@pytest.fixture
def paper(database, signing, tmp_path):
    return a_paper_on_disk(database, tmp_path)


def a_page(qtbot, fakes):
    made = CheckPage(fakes.bench, ROUTE)
    qtbot.addWidget(made)
    show(made)
    return made


@pytest.fixture
def page(qtbot, qapp, paper, fakes):
    Theme().apply(qapp)
    return a_page(qtbot, fakes)


def words(page):
    QApplication.processEvents()
    return [one.text() for one in page.answer.findChildren(QLabel) if one.isVisibleTo(page.answer)]


def drop(page, *paths):
    data = dragged(*paths)
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, left, none))
    QApplication.processEvents()


def bars(page):
    return [page._bars.itemAt(n).widget().accessibleName() for n in range(page._bars.count())]


def test_a_file_is_checked_by_keyboard_and_what_was_signed_stands_in_large_letters(page, paper, fakes):
    fakes.files.answers = [paper.path]
    with keys_only() as cost, announcements() as heard:
        press(page, "Ctrl+O")

    assert cost.keys == 1
    assert words(page)[0] == "Genuine"
    [name] = [one for one in page.answer.findChildren(QLabel) if one.text() == "Karim Haddad"]
    assert name.property("role") == "title"
    assert "It is, to the byte, the file that the school keeps." in words(page)
    assert any("Genuine" in one for one in heard)


def test_a_dropped_file_that_was_changed_is_not_genuine_and_shows_nothing_to_believe(page, paper, tmp_path):
    changed = tmp_path / "endret.pdf"
    changed.write_bytes(tampered_papers.with_a_name_on_top(paper.path.read_bytes()))

    drop(page, changed)

    assert words(page)[0] == "Not genuine"
    assert "Karim Haddad" not in words(page)


@pytest.mark.parametrize("form", _READ)
def test_every_kind_of_picture_that_is_read_is_offered_when_a_file_is_chosen(form):
    endings = [ending for ending, kind in Image.registered_extensions().items() if kind == form]
    assert {f"*{ending}" for ending in endings}.intersection(PAPERS)


def test_a_photograph_asks_for_comparison_line_by_line(page, paper, tmp_path):
    photograph = tmp_path / "foto.png"
    photograph.write_bytes(checked_papers.as_png(checked_papers.drawn(paper.path.read_bytes())))

    drop(page, photograph)

    assert words(page)[0] == "The code is genuine: compare the paper"
    assert any("compare every line" in one for one in words(page))
    assert "Karim Haddad" in words(page)


@pytest.mark.parametrize("what", ["serial", "number", "code"])
def test_what_stands_on_the_paper_is_typed(page, paper, database, what):
    with database.reading() as session:
        typed = {
            "serial": f" {paper.serial[:5].lower()} {paper.serial[5:]}",
            "number": paper.number,
            "code": queries.kept_code(session, paper.serial),
        }[what]
    page.typed.setFocus()
    write(page, typed)
    press(page, "Return")

    assert words(page)[0].endswith("compare the paper")
    assert "Karim Haddad" in words(page)
    assert any("compare every line" in one for one in words(page))


def test_a_number_that_the_school_never_gave_is_told(page):
    page.typed.setText("7KQ2M 9T4XB")
    with mouse_only():
        click(page.check)

    assert words(page)[:2] == [
        "Not genuine",
        "The register of the school has no such paper. The paper was not issued.",
    ]


def test_nothing_typed_is_asked_for(page):
    click(page.check)

    assert bars(page) == ["Type the code or the serial first."]
    assert page.answer.isHidden()


def test_a_revoked_paper_says_so_whatever_is_shown_of_it(page, paper, database):
    given_register.revoked(database, paper.id, given_register.the_key(database))
    page.reload()
    for shown in (
        lambda: drop(page, paper.path),
        lambda: (page.typed.setText(paper.serial), page.check_typed()),
    ):
        shown()
        assert words(page)[0] == "Revoked"


def test_two_files_at_once_or_none_that_can_be_read_lose_nothing(page, paper, tmp_path):
    drop(page, paper.path, paper.path)
    assert bars(page) == ["Drop one file at a time."]

    drop(page, paper.path)
    page.check_file(tmp_path / "borte.pdf")
    assert "borte.pdf" in bars(page)[0]
    assert words(page)[0] == "Genuine"
    assert page.choose.isEnabled()


def test_before_there_are_keys_nothing_can_be_checked_and_it_says_why(qtbot, qapp, database, fakes, school):
    Theme().apply(qapp)
    page = a_page(qtbot, fakes)

    assert bars(page) == [_(NO_KEYS)]
    assert not page.choose.isEnabled()
    assert not page.hand_out.isEnabled()
    assert NO_KEYS[:20] in page.choose.toolTip()


def test_who_issues_papers_writes_the_page_for_others_with_the_list_of_today(page, fakes, tmp_path):
    path = tmp_path / "verify.html"
    fakes.files.answers = [path]
    [for_others] = page.header_buttons()
    for_others.click()
    fill(password=given_keys.PASSWORD)

    assert no_dialog()
    assert lists.read(path.read_bytes()).status_list().as_of == fakes.bench.today()
    assert fakes.tell.texts == ["Written: verify.html"]
    assert bars(page) == []


def test_a_wrong_password_writes_nothing(page, fakes, tmp_path):
    fakes.files.answers = [tmp_path / "verify.html"]
    page.write_page()
    fill(password="et helt annet passord")
    close_all()

    assert list(tmp_path.glob("*.html")) == []


def test_who_only_looks_writes_it_with_the_list_there_is_and_is_told(qtbot, qapp, database, paper, tmp_path):
    Theme().apply(qapp)
    looking = a_bench(database.acting_as(given.TEACHER), given.TEACHER)
    page = a_page(qtbot, looking)
    path = tmp_path / "verify.html"
    looking.files.answers = [path, path]

    page.write_page()
    assert lists.read(path.read_bytes()).status is None
    assert "no list of revoked papers" in bars(page)[0]

    given_register.revoked(database, paper.id, given_register.the_key(database))
    page.write_page()
    assert lists.read(path.read_bytes()).status is not None
    assert bars(page) == []


def test_the_page_can_be_used_by_everybody(qtbot, database, paper):
    def with_an_answer(theme):
        made = CheckPage(a_bench(database, theme=theme).bench, ROUTE)
        made.reload()
        made.check_file(paper.path)
        return made

    assert_page_accessible(with_an_answer)


def test_by_a_number_alone_a_teacher_is_told_of_own_people_and_else_what_to_type(qtbot, database, paper):
    """Which is said of any number; the serial on the paper is answered."""
    stranger = given.actor_with(given.OTHER_WORKSHOP_LEADER.user_id, "Siri Lund", "", ("teacher",))
    page = a_page(qtbot, a_bench(database._like(_need_to_know=reached_by).acting_as(stranger)))
    for typed in (paper.number, "2026-00099"):
        page.typed.setText(typed)
        page.check_typed()
        QApplication.processEvents()
        assert not any("Haddad" in one for one in words(page))
        assert CodeNeeded().sentence() in [one.text() for one in page.findChildren(QLabel)]
    page.typed.setText(paper.serial)
    page.check_typed()
    assert any("Haddad" in one for one in words(page))
