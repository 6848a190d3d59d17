from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.core.errors import Unavailable
from eduapp.kiosk import entering
from eduapp.kiosk.drawing import rest_on_paper
from eduapp.kiosk.formats.seat import open_seat
from eduapp.kiosk.link import NoMore
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.ui.staff import acts
from eduapp.kiosk.ui.staff.page import LEAVE, LEFT, MOVE, NEXT, OPEN, PAPER, StaffPage
from tests.support.given_kiosk import CODE, NUMBER, OPENING
from tests.support.kiosks import begin, seated, seconds


def staff(kiosk):
    kiosk.window.staff.emit()
    assert isinstance(kiosk.window.page, StaffPage)
    return kiosk.window.page


def do(kiosk, what, code=OPENING):
    page = staff(kiosk)
    page.code.setText(code)
    page.buttons[what].click()
    QApplication.processEvents()
    return page


def test_the_code_opens_the_paper_where_there_is_no_network(kiosk):
    seated(kiosk)
    page = do(kiosk, OPEN, "wrong")
    assert page.trouble.text() == "This code does not open it."
    kiosk._put_over("staff")
    do(kiosk, OPEN)
    assert kiosk.sitting.is_working


def test_the_candidate_moves_with_a_file(working, tmp_path):
    do(working, MOVE)
    assert (tmp_path / "out" / f"move-{NUMBER}.dagverk").exists()
    assert working.sitting.state == replaying.MOVED
    assert list(staff(working).buttons) == [NEXT, LEAVE]


def test_what_left_in_a_file_alone_can_be_written_once_more_until_it_is_known_elsewhere(linked, tmp_path):
    kiosk, link = linked
    begin(kiosk, link)
    link.cut()
    kiosk._answer(9, "Only in the file")
    do(kiosk, MOVE)
    seconds(kiosk)
    assert "The person in the room has your answers." in texts(kiosk.window.page)
    assert "1 answer left this computer in a file alone." in texts(staff(kiosk))
    kiosk._put_over("staff")
    do(kiosk, LEFT)
    assert (tmp_path / "out" / "left-7-1.dagverk").read_bytes() == b"".join(kiosk.sitting.frames)
    kiosk._put_over("staff")
    link.down = NoMore
    seconds(kiosk, 2)
    assert "are in safety beside those of the computer that goes on." in texts(staff(kiosk))
    assert list(kiosk.window.page.buttons) == [NEXT, LEAVE]


def test_a_damaged_file_for_moving_is_named(kiosk):
    kiosk.link.apart = ["damaged-move-7-1.dagverk"]
    assert "A file for moving is damaged or of another ticket: damaged-move-7-1." in texts(staff(kiosk))
    assert "On the stick lay answers" not in texts(kiosk.window.page)


def test_what_only_a_pc_has_that_was_left_is_written_to_a_file(working, tmp_path):
    working.sitting.answer(9, "Only here")
    working.sitting.leave("taken")
    assert "1 answer is on this computer only." in texts(staff(working))
    working._put_over("staff")
    page = do(working, LEFT)

    assert "left-7-1.dagverk is written." in page.trouble.text()
    written = (tmp_path / "out" / "left-7-1.dagverk").read_bytes()
    assert written == b"".join(working.sitting.frames)


@pytest.mark.parametrize("how", ["handed in", "on paper"])
def test_nobody_sits_down_next_before_all_of_it_is_with_the_room_or_in_a_file(linked, tmp_path, how):
    kiosk, link = linked
    begin(kiosk, link)
    link.cut()
    kiosk._answer(9, "Only here")
    if how == "handed in":
        kiosk.keep(kiosk.sitting.hand_in)
    else:
        do(kiosk, PAPER)
        kiosk._put_over("")
    seconds(kiosk)
    page = staff(kiosk)
    assert "1 answer is on this computer only." in texts(page)
    assert list(page.buttons) == [LEFT, NEXT, LEAVE]
    assert not page.buttons[NEXT].isEnabled()
    assert page.buttons[NEXT].accessibleDescription().startswith("Not all of it is with the room yet.")
    kiosk._put_over("staff")

    do(kiosk, LEFT)
    assert (tmp_path / "out" / "left-7-1.dagverk").read_bytes() == b"".join(kiosk.sitting.frames)
    assert kiosk.window.page.buttons[NEXT].isEnabled()
    do_here(kiosk, NEXT)
    assert kiosk.sitting is None


def do_here(kiosk, what):
    kiosk.window.page.code.setText(OPENING)
    kiosk.window.page.buttons[what].click()
    QApplication.processEvents()


def test_somebody_may_sit_down_as_soon_as_there_is_contact_also_while_the_page_is_open(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.cut()
    kiosk._answer(9, "Only here")
    kiosk.keep(kiosk.sitting.hand_in)
    seconds(kiosk)
    page = staff(kiosk)
    assert not page.buttons[NEXT].isEnabled()
    link.down = None
    seconds(kiosk, 5)
    assert kiosk.window.page is page
    assert page.buttons[NEXT].isEnabled()


def texts(page):
    return " ".join(one.text() for one in page.findChildren(QLabel))


def test_the_rest_goes_on_on_paper(working, tmp_path):
    working.sitting.answer(1, 1)
    do(working, PAPER)
    assert (tmp_path / "out" / f"paper-{NUMBER}.pdf").read_bytes().startswith(b"%PDF")
    assert working.sitting.state == replaying.ON_PAPER
    assert working.sitting._keeping.records[-1].value["pages"] >= 1


@pytest.fixture
def full(working, monkeypatch):
    """Nothing can be written to the disk of this PC."""

    def append(_content):
        raise Unavailable(reason="The disk is full.")

    monkeypatch.setattr(working.sitting._keeping._file, "append", append)
    working._answer(9, "A whole essay")
    working.make_room = monkeypatch.undo
    return working


def test_what_is_not_saved_is_named_and_the_rest_goes_on_on_paper_at_once(full, monkeypatch):
    papers = []
    with monkeypatch.context() as patched:
        patched.setattr(
            acts, "rest_on_paper", lambda *told: (papers.append(told[1]), rest_on_paper(*told))[1]
        )
        assert "Not saved on this computer: question 9. The disk is full." in texts(staff(full))
        full._put_over("staff")
        do(full, PAPER)
    assert papers == [{9: "A whole essay"}]
    assert full.sitting.state == replaying.ON_PAPER
    assert "Go on on paper" in texts(full.window.page)
    assert "What was done last is not on the disk of this computer yet." in texts(staff(full))
    assert "This computer can keep nothing just now. The disk is full." in texts(full.window.page)
    assert list(full.window.page.buttons) == [LEFT, NEXT, LEAVE]
    assert not full.window.page.buttons[NEXT].isEnabled()  # who sits down next would end it
    assert "It keeps trying: leave it on." in full.window.page.buttons[NEXT].accessibleDescription()
    full._put_over("staff")
    full.make_room()
    seconds(full)
    assert not full.sitting.is_waiting
    assert list(staff(full).buttons) == [NEXT, LEAVE]


def test_a_full_pc_is_left_with_a_file_that_holds_what_it_could_not_save(full, tmp_path):
    do(full, MOVE)
    assert full.sitting.state == replaying.MOVED
    moved = open_seat((tmp_path / "out" / "move-7.dagverk").read_bytes(), NUMBER, CODE)
    assert b"A whole essay" in b"".join(moved.claim.records)
    assert "Not saved" not in texts(full.window.page)
    do(full, LEFT)
    assert b"A whole essay" in (tmp_path / "out" / "left-7-1.dagverk").read_bytes()


def test_what_nobody_expected_says_a_sentence_and_loses_nobody(working, monkeypatch):
    def fail(*_told):
        raise ValueError("a secret answer")

    monkeypatch.setattr(acts, "rest_on_paper", fail)
    page = do(working, PAPER)
    assert page.trouble.text() == "That did not work (ValueError). Try another way, and write it down."
    assert working.sitting.state == replaying.RUNNING
    working._put_over("staff")
    monkeypatch.setattr(entering, "seal_seat", fail)
    do(working, MOVE)
    assert working.sitting.state == replaying.RUNNING
    assert working.sitting.answer(1, 0) is not None


def test_a_place_that_cannot_be_written_changes_nothing(working, tmp_path):
    (tmp_path / "out").write_bytes(b"")
    page = do(working, PAPER)
    assert page.trouble.text()
    assert working.sitting.state == replaying.RUNNING


def test_nobody_leaves_without_a_code(working):
    left = []
    working.left.connect(lambda: left.append(1))
    for code in ("", "wrong", CODE):
        do(working, LEAVE, code)
        working._put_over("staff")
    assert left == []
    assert not working.window.may_close
    do(working, LEAVE)
    assert left == [1]


def test_before_anybody_sat_down_there_is_a_way_out_with_a_code_or_none_and_it_says_so(kiosk):
    assert list(staff(kiosk).buttons) == []
    assert "started without a code to leave it" in texts(kiosk.window.page)
    kiosk._put_over("staff")
    kiosk.place = replace(kiosk.place, leave="way-out")
    left = []
    kiosk.left.connect(lambda: left.append(1))
    do(kiosk, LEAVE, "way-out")
    assert left == [1]


def handed_in(kiosk):
    """And with the room."""
    kiosk.sitting.hand_in()
    kiosk.sitting.sent(len(kiosk.sitting.frames))


def test_after_the_end_the_next_candidate_may_come(working):
    handed_in(working)
    do(working, NEXT)
    assert working.sitting is None
    assert seated(working).sitting.state == replaying.HANDED_IN


def test_the_room_reads_its_own_language_whatever_the_candidate_reads(working, tmp_path):
    working.place = replace(working.place, speaks="nn")
    working.looks["language"] = "ar"
    working.dress()
    page = staff(working)
    assert page.back.text() == "Tilbake til eksamen"
    assert page.layoutDirection() == Qt.LayoutDirection.LeftToRight
    (tmp_path / "out").write_bytes(b"")
    page.code.setText(OPENING)
    page.buttons[PAPER].click()
    assert page.trouble.text().startswith("Fila paper-7.pdf kan ikkje skrivast.")
    page.back.click()
    assert working.window.page.next.text() == "التالي"


def test_the_one_who_comes_next_begins_as_the_place_does(working):
    working.looks |= {"language": "ar", "size": 200, "contrast": "dark", "clock": False}
    working.dress()
    handed_in(working)
    do(working, NEXT)
    assert working.looks == {"language": "en", "size": 100, "contrast": "light", "clock": True}
    assert working.window.page.go_on.text() == "Go on"


def test_back_leads_to_the_exam(working):
    staff(working).back.click()
    assert not isinstance(working.window.page, StaffPage)


def test_a_copy_of_another_computers_disk_is_told_behind_f12(kiosk):
    kiosk.place = replace(kiosk.place, is_copied=True)
    told = [one.text() for one in staff(kiosk).findChildren(QLabel)]

    assert any(line.startswith("What lay on this computer before came from another one") for line in told)
