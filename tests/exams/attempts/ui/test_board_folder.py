"""By a stick or a folder from the board, and this PC lent to one candidate."""

from dataclasses import replace

from eduapp.exams.attempts.ui.board_page import BoardPage
from eduapp.gui.routes import Route
from tests.support import given
from tests.support.accessibility import show
from tests.support.fakes import a_bench


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
