"""What is kept goes out and what the room says comes in; whether anybody answers stops nobody."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from eduapp.core.errors import Unavailable
from eduapp.kiosk.exchanging import Exchanged, Following
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.link import NoMore, NotOpen, OtherAnswers
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.ui.question_page import QuestionPage
from eduapp.kiosk.ui.staff.page import OPEN
from tests.support.accessibility import announcements
from tests.support.given_kiosk import NINE, NUMBER, OPENING, PAPER_KEY
from tests.support.kiosks import a_kiosk, begin, put_away, seated, seconds, texts, write


def test_an_answer_is_kept_here_and_there_and_said_in_words(linked):
    kiosk, link = linked
    begin(kiosk, link)
    QTest.keyClick(kiosk.window.page, Qt.Key.Key_B)
    assert kiosk.sitting.attempt.answers == {1: 1}
    assert kiosk.window.kept.text().startswith("Saved ")
    assert len(link.kept) == len(kiosk.sitting.frames)


def test_without_contact_one_works_on_and_all_is_sent_later(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.cut()
    QTest.keyClick(kiosk.window.page, Qt.Key.Key_B)
    seconds(kiosk)
    assert "Your answers are safe on this one" in texts(kiosk)
    assert kiosk.window.kept.text().startswith("Saved on this computer ")
    link.down = None
    seconds(kiosk)
    assert "safe on this one" not in texts(kiosk)
    assert len(link.kept) == len(kiosk.sitting.frames)


def test_paused_resumed_and_told_by_the_room(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.say("pause")
    seconds(kiosk)
    assert "Paused" in texts(kiosk)
    link.say("resume")
    link.say("say", text="Ten minutes to lunch.")
    with announcements() as said:
        seconds(kiosk)
    assert "Ten minutes to lunch." in texts(kiosk)
    assert "Ten minutes to lunch." in said
    assert isinstance(kiosk.window.page, QuestionPage)


def test_more_time_is_told_to_who_got_it_and_a_decision_for_none_is_not(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.say("credit", ms=0, gap=1)
    seconds(kiosk)
    assert "more minute" not in texts(kiosk)
    link.say("credit", ms=600_000)
    with announcements() as said:
        seconds(kiosk)
    assert "You have 10 more minutes." in said
    assert kiosk.window.clock.text() == "1 h 10 min left"


def test_who_was_told_too_much_time_reads_that_also_where_none_is_left(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.say("less", ms=600_000)
    with announcements() as said:
        seconds(kiosk)
    words = "The time that was noted for you was not right, and was put right. 50 minutes left."
    assert words in said
    assert kiosk.window.clock.text() == "50 minutes left"

    link.say("less", ms=3_000_000)
    seconds(kiosk, 2)
    assert "The time is over" in texts(kiosk)
    assert "was put right." in texts(kiosk)


def test_time_that_was_put_right_before_anybody_read_of_it_is_told_no_more(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.say("say", text="The bell does not count.")
    link.say("credit", ms=300_000)
    link.say("less", ms=300_000)
    seconds(kiosk)

    assert "The bell does not count." in texts(kiosk)
    read(kiosk)
    assert "was put right." in texts(kiosk)
    assert "more minutes" not in texts(kiosk)
    link.say("credit", ms=300_000)
    seconds(kiosk)
    read(kiosk)
    assert "You have 5 more minutes." in texts(kiosk)


def test_on_paper_it_reads_until_when_and_who_is_done_reads_nothing(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.say("paper")
    seconds(kiosk, 2)
    link.say("less", ms=600_000)
    with announcements() as said:
        seconds(kiosk, 2)
    assert "The time that was noted for you was not right, and was put right. Until 09:50." in said
    assert kiosk.window.clock.text() == "Until 09:50"

    kiosk.sitting.keep(r.HANDED_IN, {"by": "staff", "unanswered": []})
    link.say("less", ms=600_000)
    with announcements() as said:
        seconds(kiosk, 2)
    assert not any("put right" in words for words in said)


def test_another_pc_has_it_now(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.down = NoMore
    seconds(kiosk)
    assert kiosk.sitting.state == replaying.MOVED
    assert "Go on at another computer" in texts(kiosk)


def test_who_comes_late_where_no_clock_is_known_waits_for_the_code(linked):
    """By a stick: the start lies there already, and only this PC's own clock says since when."""
    kiosk, link = linked
    kiosk.forget()
    kiosk.clockwork.later(7200)
    moment = r.wall_text(NINE)
    link.say("start", begins_at=moment, sent_at=moment, key=PAPER_KEY.hex())
    seated(kiosk)
    seconds(kiosk, 3)
    assert kiosk.sitting.state == replaying.WAITING
    assert "The paper is closed" in texts(kiosk)
    kiosk.window.staff.emit()
    assert "The room began at 09:00:00, and nobody waited at this computer then." in texts(kiosk)
    kiosk.window.page.code.setText(OPENING)
    kiosk.window.page.buttons[OPEN].click()
    seconds(kiosk)

    assert isinstance(kiosk.window.page, QuestionPage)
    assert kiosk.sitting.left_ms == 3_599_000


def test_a_seat_follows_its_file_once_there_is_contact_and_then_is_this_pcs(linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk.sitting.following = Following("pc-1", "pc-0")
    token = kiosk.sitting.claim.token
    link.cut()
    seconds(kiosk, 2)
    assert (kiosk.sitting.claim.token, link.followed) == (token, [])
    link.down = None
    seconds(kiosk, 2)

    assert link.followed == [(token, "pc-1", "pc-0")]
    assert kiosk.sitting.claim.token == f"{token} of pc-1"
    assert kiosk.sitting.following is None


def test_a_pc_that_was_left_stops_at_once_though_its_disk_is_full(linked, monkeypatch):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk._answer(1, 1)

    def full(_content):
        raise Unavailable(reason="The disk is full.")

    monkeypatch.setattr(kiosk.sitting._keeping._file, "append", full)
    kiosk._answer(4, "Not saved here")
    link.down = NoMore
    seconds(kiosk, 2)

    assert kiosk.sitting.state == replaying.MOVED
    assert "Go on at another computer" in texts(kiosk)
    assert link.aside == kiosk.sitting.frames
    assert b"Not saved here" in b"".join(link.aside)
    kiosk._answer(1, 2)
    assert kiosk.sitting.attempt.answers == {1: 1, 4: "Not saved here"}
    monkeypatch.undo()
    seconds(kiosk)
    journal = next(kiosk.place.own.glob("*.journal"))
    assert journal.read_bytes().rstrip(b"\0") == b"".join(kiosk.sitting.frames)


def test_what_only_this_pc_has_is_said_until_it_is_in_safety(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.cut()
    QTest.keyClick(kiosk.window.page, Qt.Key.Key_B)
    kiosk._go(4)
    kiosk._answer(4, "Only here")
    seconds(kiosk)
    kiosk.sitting.leave("taken")
    seconds(kiosk)
    assert "Answers kept on this computer only: 2. Ask the person in the room." in texts(kiosk)
    assert "Go on." not in texts(kiosk)
    link.down = NoMore
    seconds(kiosk, 2)

    assert link.aside == kiosk.sitting.frames
    assert "The person in the room has your answers." in texts(kiosk)
    assert "come along" not in texts(kiosk)
    seconds(kiosk)  # and nothing more is asked
    assert kiosk.sitting.unsent()[1] == []


def test_an_answer_that_people_chose_is_shown_at_once(linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk._go(9)
    kiosk._answer(9, "What was here")
    upto = len(kiosk.sitting.frames)
    body = {"question": 9, "at": r.wall_text(NINE), "upto": upto, "value": "From the other PC"}
    link.say("answer", **body)
    seconds(kiosk)

    assert kiosk.window.page.fields[0].text() == "From the other PC"
    assert "Question 9: your answer from the other computer is here again." in texts(kiosk)
    kiosk._answer(9, "Further")
    link.say("answer", **body)
    seconds(kiosk)
    assert kiosk.sitting.attempt.answers[9] == "Further"


def test_two_truths_need_a_person(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.down = OtherAnswers
    seconds(kiosk)
    assert "Ask the person in the room." in texts(kiosk)
    assert OtherAnswers().sentence() in texts(kiosk)


def test_the_key_is_told_once_more_to_a_pc_that_had_no_contact(qapp, tmp_path, linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk._answer(1, 1)
    kiosk.sitting.close()
    (tmp_path / "own" / f"open-{NUMBER}.dagverk").unlink()
    link.cut()
    again = a_kiosk(tmp_path, kiosk.clockwork, link=link, boot="boot-2")
    seated(again)
    assert "The paper is closed" in texts(again)
    link.down = None
    seconds(again, 2)
    assert isinstance(again.window.page, QuestionPage)
    assert again.sitting.attempt.answers == {1: 1}
    put_away(again)


def test_what_was_said_to_the_one_before_is_not_said_to_the_next(linked):
    kiosk, link = linked
    before = kiosk.sitting
    kiosk.forget()
    link.kept = []
    seated(kiosk)
    kiosk._talking._on_talked(before, Exchanged(99, []))
    kiosk._talking._on_silence(before, OtherAnswers())
    assert kiosk.sitting.sent_n == len(kiosk.sitting.frames)
    assert kiosk.now.trouble is None


def test_after_handing_in_a_closed_exam_is_no_trouble(linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk.sitting.hand_in()
    link.down = NotOpen
    seconds(kiosk)
    assert "Handed in" in texts(kiosk)


def test_what_somebody_has_put_right_on_the_other_side_is_no_trouble_any_more(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.down = OtherAnswers
    seconds(kiosk)
    assert OtherAnswers().sentence() in texts(kiosk)
    link.down = None
    seconds(kiosk)
    assert isinstance(kiosk.window.page, QuestionPage)


def read(kiosk):
    [made] = [one for one in kiosk.window.findChildren(QPushButton) if one.text() == "I have read this"]
    made.click()
    QApplication.processEvents()


def test_words_of_the_room_stand_one_after_the_other_until_they_are_read(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.say("say", text="Leave by the left door.")
    link.say("say", text="Question 4: the unit is mm.")
    with announcements() as said:
        seconds(kiosk)
    assert "Leave by the left door." in said
    kiosk.clockwork.later(600)
    seconds(kiosk, 2)
    assert "Leave by the left door." in texts(kiosk)
    assert "the unit is mm" not in texts(kiosk)
    with announcements() as said:
        read(kiosk)
    assert "Leave by the left door." not in texts(kiosk)
    assert "Question 4: the unit is mm." in said
    read(kiosk)
    assert not kiosk.window._warning.isVisibleTo(kiosk.window)


def test_a_moment_of_the_time_and_a_full_disk_take_no_words_away(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.say("say", text="Five minutes more for everybody.")
    seconds(kiosk)
    kiosk.now.moment, kiosk.now.moment_for = "15 minutes left", 1
    kiosk._show_lines()
    assert "15 minutes left" in texts(kiosk)
    assert "Five minutes more for everybody." in texts(kiosk)
    kiosk.sitting.unkept = {1: 1}
    kiosk._show_lines()
    assert "cannot save your answer" in texts(kiosk)
    kiosk.sitting.unkept = {}
    kiosk._show_lines()
    assert "Five minutes more for everybody." in texts(kiosk)


def test_words_of_the_room_keep_their_direction_among_words_from_the_right(linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk._choose("language", "ar")
    QApplication.processEvents()
    link.say("say", text="Ti minutter.")
    seconds(kiosk)
    assert "\N{FIRST STRONG ISOLATE}Ti minutter.\N{POP DIRECTIONAL ISOLATE}" in texts(kiosk)
    kiosk._choose("language", "en")
    QApplication.processEvents()


def test_what_others_are_kept_in_the_place_of_is_put_in_safety(linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk._answer(1, 2)
    link.down = OtherAnswers
    seconds(kiosk)
    assert link.aside == kiosk.sitting.frames
    assert OtherAnswers().sentence() in texts(kiosk)


def to_the_bar(kiosk):
    """The keyboard goes to the button of the bar that is shown."""
    QApplication.processEvents()
    told = (one for one in kiosk.window.findChildren(QPushButton) if one.text() == "I have read this")
    [made] = [one for one in told if one.isVisibleTo(kiosk.window)]
    made.setFocus(Qt.FocusReason.TabFocusReason)
    return made


def read_by_key(kiosk):
    made = to_the_bar(kiosk)
    QTest.keyClick(made, Qt.Key.Key_Space)
    QApplication.processEvents()


def test_who_has_read_what_the_room_said_goes_on_writing_where_they_were(linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk._go(9)
    QApplication.processEvents()
    [field] = kiosk.window.page.fields
    write(kiosk.window.focusWidget(), "Before")
    for words in ("Quiet, please.", "The door stays open."):
        link.say("say", text=words)
    seconds(kiosk)
    for _bar in range(2):
        read_by_key(kiosk)
        assert kiosk.window.focusWidget() is field
    write(kiosk.window.focusWidget(), " and after")
    assert field.toPlainText() == "Before and after"


def test_who_went_to_another_question_meanwhile_begins_there(linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk._go(9)
    link.say("say", text="Quiet, please.")
    seconds(kiosk)
    kiosk._go(4)
    QApplication.processEvents()
    read_by_key(kiosk)

    assert kiosk.window.focusWidget() in kiosk.window.page.fields


def test_a_bar_that_stands_still_keeps_the_keyboard_while_the_contact_comes_and_goes(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.say("say", text="Quiet, please.")
    seconds(kiosk)
    before = to_the_bar(kiosk)
    link.cut()
    seconds(kiosk)
    QApplication.processEvents()

    assert before is not kiosk.window.focusWidget() is to_the_bar(kiosk)


def test_after_handing_in_the_keyboard_is_on_the_page_and_not_on_a_button_of_the_bar(linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk._go(0)
    kiosk.window.page.ask()
    kiosk.window.page.sure.setFocus()
    QTest.keyClick(kiosk.window.page.sure, Qt.Key.Key_Space)
    QApplication.processEvents()

    assert kiosk.window.focusWidget() is kiosk.window.page
    assert kiosk.window.focusWidget().accessibleName() == "Handed in"
