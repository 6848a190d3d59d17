"""By a stick or a folder from the board, and this PC lent to one candidate."""

from dataclasses import replace

from eduapp.exams.attempts.ui.board_page import BoardPage
from eduapp.exams.screens import queries as screens
from eduapp.gui.routes import Route
from tests.exams.attempts.test_an_exam_is_sealed import sealed
from tests.support import given
from tests.support.accessibility import show
from tests.support.fakes import a_bench

__all__ = ["sealed"]


def test_this_pc_is_lent_to_one_candidate_once_the_messages_lie_in_the_folder(running, qtbot, tmp_path):
    fake, lent = a_bench(running.database.acting_as(given.INVIGILATOR), given.INVIGILATOR), []
    page = BoardPage(
        replace(fake.bench, lend=lambda words: lent.append(words) or True),
        Route("attempts.board", running.sitting_id),
    )
    qtbot.addWidget(page)
    show(page)
    assert "folder" in page.lend.accessibleDescription()
    fake.files.answers.append(tmp_path)
    page.stick.click()
    page.seats.choose(running.attempts()[102])
    page.lend.click()

    assert lent == [("kiosk", "--folder", str(tmp_path), "--one", "102")]
    assert (tmp_path / "messages-102.dagverk").exists()


def test_this_pc_is_not_lent_later_than_asked_for(running, qtbot, tmp_path):
    fake, lent = a_bench(running.database.acting_as(given.INVIGILATOR), given.INVIGILATOR), []
    page = BoardPage(
        replace(fake.bench, lend=lambda words: lent.append(words) or True),
        Route("attempts.board", running.sitting_id),
    )
    qtbot.addWidget(page)
    show(page)
    for name in ("pulled", "there"):
        (tmp_path / name).mkdir()
        fake.files.answers.append(tmp_path / name)
    page.stick.click()
    for file in (tmp_path / "pulled").iterdir():
        file.unlink()
    (tmp_path / "pulled").rmdir()
    (tmp_path / "pulled").touch()  # nothing can be written where it was
    page.seats.choose(running.attempts()[102])
    page.lend.click()
    assert page.acts.hint.text()
    page.stick.click()

    assert (tmp_path / "there" / "messages-102.dagverk").exists()
    assert lent == []


def test_after_the_seal_the_board_says_what_went_from_the_folder(sealed, qtbot, tmp_path):
    file = tmp_path / "answers-101.dagverk"
    with sealed.database.reading() as session:
        file.write_bytes(b"".join(screens.frames(session, sealed.attempts()[101])))
    fake = a_bench(sealed.database.acting_as(given.LEADER), given.LEADER)
    page = BoardPage(fake.bench, Route("attempts.board", sealed.sitting_id))
    qtbot.addWidget(page)
    show(page)
    fake.files.answers.append(tmp_path)
    page.stick.click()

    assert page.acts.hint.text() == (
        "Sealed: 1 file of answers that is kept here was removed from the folder."
    )
    assert not file.exists()
