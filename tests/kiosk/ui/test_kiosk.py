import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.core.errors import Unavailable
from eduapp.core.i18n import _, speaking
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.link import NoContact, NoMore, NotOpen, OtherAnswers
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.sitting import Exchanged
from eduapp.kiosk.ui.choice import arrow_back
from eduapp.kiosk.ui.overview_page import OverviewPage
from eduapp.kiosk.ui.pages import LooksPage, NoticePage, TicketPage
from eduapp.kiosk.ui.question_page import QuestionPage
from eduapp.kiosk.ui.words import OFFERED, runs_from_right, spoken_for
from tests.support.accessibility import announcements
from tests.support.given_kiosk import CODE, NINE, NUMBER, OPENING, PAPER_KEY, a_claim
from tests.support.kiosk_links import PlainLink
from tests.support.kiosks import a_kiosk, put_away, seated, seconds


@pytest.fixture
def linked(qapp, tmp_path):
    """A kiosk with a staff's side that does what the test says; it waits for the start."""
    link = PlainLink(a_claim(language="en"))
    made = a_kiosk(tmp_path, link=link)
    seated(made)
    yield made, link
    put_away(made)


def begin(kiosk, link):
    moment = r.wall_text(NINE)
    link.say("start", begins_at=moment, sent_at=moment, key=PAPER_KEY.hex())
    seconds(kiosk)
    return kiosk


def texts(kiosk):
    QApplication.processEvents()
    shown = [one for one in kiosk.window.findChildren(QLabel) if one.isVisibleTo(kiosk.window)]
    return " ".join(one.text() for one in shown)


def test_from_the_ticket_over_waiting_to_the_first_question(linked):
    kiosk, link = linked
    assert isinstance(kiosk.window.page, NoticePage)
    assert "Wait until the exam begins" in texts(kiosk)
    begin(kiosk, link)
    assert isinstance(kiosk.window.page, QuestionPage)
    assert kiosk.window.clock.text() == "1 h 0 min left"


def test_a_wrong_ticket_says_one_thing(kiosk):
    kiosk.enter(str(NUMBER), "00000000")
    page = kiosk.window.page
    assert isinstance(page, TicketPage)
    assert page.trouble.text() == "Ask the person in the room."
    kiosk.enter(str(NUMBER), CODE)
    assert kiosk.sitting is not None


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


def test_another_pc_has_it_now(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.down = NoMore
    seconds(kiosk)
    assert kiosk.sitting.state == replaying.MOVED
    assert "Go on at another computer" in texts(kiosk)


def test_two_truths_need_a_person(linked):
    kiosk, link = linked
    begin(kiosk, link)
    link.down = OtherAnswers
    seconds(kiosk)
    assert "Ask the person in the room." in texts(kiosk)
    assert OtherAnswers().sentence() in texts(kiosk)


def test_a_disk_that_is_full_keeps_the_answer_on_the_screen_and_tries_again(working, monkeypatch):
    kept = working.sitting._keeping.append

    def refuse(_event):
        raise Unavailable(reason="The disk is full.")

    monkeypatch.setattr(working.sitting._keeping, "append", refuse)
    working._answer(1, 2)
    assert "cannot save your answer" in texts(working)
    assert working.window.kept.text() == "Not saved yet."
    working._go(2)
    working._go(1)
    assert [one.isChecked() for one in working.window.page.answering.buttons] == [False, False, True]
    monkeypatch.setattr(working.sitting._keeping, "append", kept)
    seconds(working)
    assert working.sitting.attempt.answers == {1: 2}
    assert "cannot save" not in texts(working)


def test_handing_in_is_on_the_overview_alone_and_takes_two_steps(working):
    working._go(0)
    page = working.window.page
    assert isinstance(page, OverviewPage)
    page.hand_in.click()
    page.sure.click()
    assert working.sitting.state == replaying.HANDED_IN
    assert "Handed in" in texts(working)


def test_at_the_end_of_the_time_what_was_typed_is_kept_and_handed_in(working):
    working._go(9)
    for _tick in range(359):
        working.clockwork.later(10)
        working.second()
    QTest.keyClicks(working.window.page.fields[0], "the last words")
    working.clockwork.later(9.5)
    working.second()
    working.clockwork.later(1)
    working.second()
    assert working.sitting.attempt.answers[9] == "the last words"
    assert working.sitting.attempt.handed_in_by == "time"
    assert "The time is over" in texts(working)


def test_the_time_is_said_at_its_moments_and_when_asked(working):
    with announcements() as said:
        working.clockwork.later(1)
        for _tick in range(181):
            working.second()
            working.clockwork.later(10)
        assert [one for one in said if "Half" in one] == ["Half of the time has passed. 30 minutes left."]
        QTest.keyClick(working.window, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)
    assert said[-1].endswith("minutes left")


def test_a_hidden_clock_is_hidden_and_alt_t_still_tells(working):
    working._choose("clock", False)
    QApplication.processEvents()
    assert working.window.clock.isHidden()
    working.say_time()
    assert working.window.kept.text() == "1 h 0 min left"


def test_language_size_and_contrast_are_chosen_kept_and_come_back(working):
    working.window.looks.emit()
    assert isinstance(working.window.page, LooksPage)
    working._choose("language", "ar")
    working._choose("size", 150)
    working._choose("contrast", "dark")
    QApplication.processEvents()
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert working.theme.scale == 1.5
    assert working.theme.t.name == "dark"
    working.looks |= {"language": "nb", "size": 100}
    working.on_entered(working.entered)
    assert (working.looks["language"], working.looks["size"]) == ("ar", 150)


def test_what_is_chosen_before_entering_is_worn_then_and_kept(qapp, tmp_path):
    kiosk = a_kiosk(tmp_path, language="nb", size=(1366, 768))
    kiosk.window.page.language.click()
    assert isinstance(kiosk.window.page, LooksPage)
    kiosk._choose("language", "ar")
    kiosk._choose("contrast", "dark")
    QApplication.processEvents()
    kiosk._put_over("")
    seated(kiosk)
    assert "انتظر حتى يبدأ الامتحان" in texts(kiosk)
    assert kiosk.theme.t.name == "dark"
    kiosk.sitting.close()
    again = a_kiosk(tmp_path, kiosk.clockwork, boot="boot-2")
    seated(again)
    assert (again.looks["language"], again.looks["contrast"]) == ("ar", "dark")
    put_away(again)


@pytest.mark.parametrize("code", [*OFFERED, "ur"])
def test_whoever_chooses_a_language_reads_it_in_its_direction(working, code):
    working._choose("language", code)
    for _round in range(3):
        QApplication.processEvents()
    with speaking(spoken_for(code)):
        assert working.window.page.next.text() == _("Next")
        assert working.window.help.accessibleName() == _("Ask for help")
        assert working.window.clock.accessibleName() == _("Time left: Alt+T says it")
    later, onwards = working.window.page.later, working.window.page.next
    assert (onwards.x() < later.x()) == runs_from_right(code)


def test_the_way_back_points_back(working):
    working._go(2)
    assert arrow_back() == "arrow-left"
    working._choose("language", "fa")
    QApplication.processEvents()
    assert arrow_back() == "arrow-right"


def test_a_pc_that_cannot_write_tells_the_room_why(qapp, tmp_path):
    link = PlainLink()
    link.down = Unavailable(reason="The disk is full.")
    kiosk = a_kiosk(tmp_path, link=link)
    kiosk.looks["language"] = "es"
    kiosk.dress()
    seated(kiosk)
    assert kiosk.window.page.trouble.text() == "Pregunte a la persona a cargo del examen."
    assert kiosk.window.page.cause.text().startswith("The disk is full. Nothing was lost.")
    put_away(kiosk)


def test_looking_away_is_told_and_changes_nothing(working):
    working._on_away("focus", True)
    working._on_away("focus", False)
    [away] = working.sitting.attempt.away
    assert (away.what, away.until is not None) == ("focus", True)
    assert working.sitting.is_working


def test_help_is_asked_for_by_a_key(linked):
    kiosk, link = linked
    begin(kiosk, link)
    with announcements() as said:
        QTest.keyClick(kiosk.window, Qt.Key.Key_F1)
    assert said == ["Somebody will come to you."]
    assert kiosk.sitting.attempt.asks_for_help
    link.say("help_seen")
    seconds(kiosk)
    assert not kiosk.window.help.isChecked()


def test_a_restart_shows_the_question_again_with_all_answers(working, tmp_path):
    working._answer(1, 2)
    working.sitting.close()
    again = a_kiosk(tmp_path, working.clockwork, boot="boot-2")
    seated(again)
    assert isinstance(again.window.page, QuestionPage)
    assert [one.isChecked() for one in again.window.page.answering.buttons] == [False, False, True]
    put_away(again)


def test_a_moved_candidate_needs_the_paper_opened_here(linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk.sitting.paper = None
    link.said.clear()
    kiosk.refresh()
    assert "The paper is closed" in texts(kiosk)
    kiosk.entered.begin_by_code(OPENING)
    kiosk.refresh()
    assert isinstance(kiosk.window.page, QuestionPage)


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
    kiosk._on_talked(before, Exchanged(99, []))
    kiosk._on_silence(before, OtherAnswers())
    assert kiosk.sitting.sent_n == len(kiosk.sitting.frames)
    assert kiosk.now.trouble is None


def test_after_handing_in_a_closed_exam_is_no_trouble(linked):
    kiosk, link = linked
    begin(kiosk, link)
    kiosk.sitting.hand_in()
    link.down = NotOpen
    seconds(kiosk)
    assert "Handed in" in texts(kiosk)


def test_a_question_is_read_aloud_as_it_comes(working):
    with announcements() as said:
        working._go(5)
    assert said == ["Question 5 of 9 · 2 points. How long is it?"]


def test_nobody_there_at_first_is_said_as_it_is(qapp, tmp_path):
    link = PlainLink()
    link.down = NoContact
    kiosk = a_kiosk(tmp_path, link=link)
    seated(kiosk)
    assert isinstance(kiosk.window.page, TicketPage)
    assert kiosk.window.page.trouble.text()
    put_away(kiosk)
