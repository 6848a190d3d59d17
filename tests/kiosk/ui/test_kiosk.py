import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.core.appended import AppendedFile
from eduapp.core.errors import Unavailable
from eduapp.core.i18n import _, speaking
from eduapp.kiosk.formats.messages import Message
from eduapp.kiosk.link import NoContact
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.ui.choice import arrow_back
from eduapp.kiosk.ui.overview_page import OverviewPage
from eduapp.kiosk.ui.pages import LooksPage, NoticePage, TicketPage
from eduapp.kiosk.ui.question_page import QuestionPage
from eduapp.kiosk.ui.words import OFFERED, runs_from_right, spoken_for
from tests.support.accessibility import announcements
from tests.support.given_kiosk import CODE, NUMBER, OPENING
from tests.support.kiosk_links import PlainLink
from tests.support.kiosks import a_kiosk, begin, put_away, seated, seconds, texts


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


@pytest.fixture
def full(working, monkeypatch):
    """A disk that is nearly full: what is small still fits, and no answer does."""
    file, room = working.sitting._keeping._file, []
    kept = file.append

    def append(content):
        if b'"kind":"answer"' in content and not room:
            raise Unavailable(reason="The disk is full: /media/stick.")
        return kept(content)

    monkeypatch.setattr(file, "append", append)
    working.make_room = lambda: room.append(1)
    return working


def test_a_disk_that_is_full_keeps_the_answer_on_the_screen_and_tries_again(full):
    full._answer(1, 2)
    assert "cannot save your answer" in texts(full)
    assert "/media" not in texts(full)  # what is wrong is for the person in the room
    assert full.window.kept.text() == "Not saved yet."
    full._go(2)
    full._go(1)
    assert [one.isChecked() for one in full.window.page.answering.buttons] == [False, False, True]
    full.make_room()
    seconds(full)
    assert full.sitting.attempt.answers == {1: 2}
    assert "cannot save" not in texts(full)


def test_what_is_not_saved_cannot_be_handed_in_and_the_overview_says_so(full):
    full._answer(9, "A whole essay")
    full._go(0)
    page = full.window.page
    assert page.links[9].accessibleName() == "Question 9, not saved"
    assert not page.hand_in.isEnabled()
    assert "Not saved: 9. You can hand in once it is saved." in texts(full)
    full._hand_in()
    assert full.sitting.state == replaying.RUNNING
    full.make_room()
    seconds(full)
    assert full.window.page.hand_in.isEnabled()
    full._hand_in()
    assert full.sitting.state == replaying.HANDED_IN
    assert full.sitting.attempt.answers == {9: "A whole essay"}


def test_when_the_time_is_over_it_goes_on_trying_and_says_what_is_not_saved(full):
    full._answer(9, "A whole essay")
    for _tick in range(359):
        full.clockwork.later(10)
        full.second()
    full.clockwork.later(11)
    seconds(full, 3)
    assert "The time is over" in texts(full)
    assert "Not saved yet: 9. This computer keeps trying." in texts(full)
    assert "kept" not in texts(full)
    full.make_room()
    seconds(full, 2)
    assert (full.sitting.state, full.sitting.attempt.answers) == (replaying.HANDED_IN, {9: "A whole essay"})


@pytest.mark.parametrize(
    ("kind", "body", "clock"),
    [("stop", {"by": "staff"}, ""), ("move", {}, ""), ("paper", {}, "Until 10:00")],
)
def test_above_the_last_page_no_time_stands_still(working, kind, body, clock):
    working.link.messages = lambda _token, after: [Message(1, kind, body)][after:]
    seconds(working, 2)
    assert working.window.clock.text() == clock
    said = working.window.kept.text()
    working.say_time()
    assert working.window.kept.text() == (clock or said)


@pytest.mark.parametrize(
    ("kind", "body", "state", "title"),
    [
        ("stop", {"by": "staff"}, "handed_in", "Handed in"),
        ("move", {}, "moved", "Go on at another computer"),
        ("paper", {}, "on_paper", "Go on on paper"),
    ],
)
def test_what_the_room_says_counts_at_once_and_is_told_though_the_disk_is_full(
    full, kind, body, state, title
):
    full._answer(9, "A whole essay")
    link = full.link
    link.messages = lambda _token, after: [Message(1, kind, body)][after:]
    seconds(full)

    assert (full.sitting.state, full.sitting.attempt.heard) == (state, 1)
    assert title in texts(full)
    sent = b"".join(full.sitting.frames)
    assert b"A whole essay" in sent
    seconds(full)
    assert (link.folder / "answers-7.dagverk").read_bytes() == sent
    journal = next(full.place.own.glob("*.journal"))
    assert b"A whole essay" not in journal.read_bytes()
    full.make_room()
    seconds(full, 2)
    assert journal.read_bytes().rstrip(b"\0") == b"".join(full.sitting.frames)
    assert not full.sitting.unkept


def test_at_the_end_of_the_time_the_fields_are_closed_though_nothing_can_be_kept(working, monkeypatch):
    working._answer(4, "kept")
    monkeypatch.setattr(working.sitting._keeping._file, "append", refuse)
    for _tick in range(361):
        working.clockwork.later(10)
        working.second()

    assert not isinstance(working.window.page, QuestionPage)
    assert "The time is over" in texts(working)
    monkeypatch.undo()
    seconds(working)
    attempt = working.sitting.attempt
    assert (attempt.state, attempt.handed_in_by, attempt.account.gaps) == ("handed_in", "time", ())
    assert not working.sitting.is_waiting


def refuse(_content):
    raise Unavailable(reason="The disk is full: /media/stick.")


def test_who_starts_again_on_a_full_disk_can_read_and_is_told_to_raise_a_hand(working, tmp_path, monkeypatch):
    working._answer(4, "kept")
    working.sitting.close()
    again = a_kiosk(tmp_path, working.clockwork, boot="boot-2")
    monkeypatch.setattr(AppendedFile, "append", lambda _file, content: refuse(content))
    seated(again)
    again.looks["language"] = "en"
    again.dress()
    seconds(again)

    assert again.sitting.attempt.answers == {4: "kept"}
    assert isinstance(again.window.page, QuestionPage)
    assert "Raise your hand." in texts(again)
    assert "/media" not in texts(again)
    again.window.staff.emit()
    assert "The disk is full: /media/stick." in texts(again)
    again._put_over("")
    monkeypatch.undo()
    seconds(again)
    again._answer(4, "more")
    assert "Raise your hand." not in texts(again)
    assert again.sitting.attempt.answers == {4: "more"}
    put_away(again)


def test_what_is_typed_back_to_what_is_saved_is_saved(full):
    full.make_room()
    full._answer(4, "spindle")
    full.sitting.unkept[4] = "spindles"
    full._answer(4, "spindle")
    assert full.sitting.unkept == {}


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


def test_a_pc_that_cannot_write_tells_the_room_why_behind_f12_and_the_candidate_what_to_do(qapp, tmp_path):
    link = PlainLink()
    link.down = Unavailable(reason="The disk is full (/media/exam/kiosk).")
    kiosk = a_kiosk(tmp_path, link=link)
    kiosk.looks["language"] = "es"
    kiosk.dress()
    seated(kiosk)
    assert kiosk.window.page.trouble.text() == "Pregunte a la persona a cargo del examen."
    shown = " ".join(one.text() for one in kiosk.window.page.findChildren(QLabel))
    assert "/media/exam" not in shown
    assert "try again" not in shown

    QTest.keyClick(kiosk.window, Qt.Key.Key_F12)
    assert "The disk is full (/media/exam/kiosk). Nothing was lost. Put that right, then try again." in [
        one.text() for one in kiosk.window.page.findChildren(QLabel)
    ]
    put_away(kiosk)


def test_why_nobody_could_sit_down_is_forgotten_once_somebody_sits(qapp, tmp_path):
    kiosk = a_kiosk(tmp_path, link=PlainLink())
    kiosk.link.down = Unavailable(reason="The disk is full.")
    seated(kiosk)
    kiosk.link.down = None
    seated(kiosk)
    assert (kiosk.sitting is not None, kiosk.now.because) == (True, "")
    put_away(kiosk)


def test_answers_that_are_damaged_on_the_stick_are_put_aside_and_written_anew_at_once(working):
    working._answer(4, "kept")
    working.sitting.hand_in()  # nothing more is kept that would be sent
    seconds(working, 2)
    answers = working.link.folder / "answers-7.dagverk"
    whole = answers.read_bytes()
    answers.write_bytes(whole[:100] + b"x" + whole[101:])
    seconds(working, 2)

    assert answers.read_bytes() == whole
    working.window.staff.emit()
    assert "damaged-7-1.dagverk" in texts(working)


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


def test_gaps_full_of_what_nobody_sees_are_no_answer_and_nothing_is_told_to_be_saved(working):
    working._go(8)
    first, second = working.window.page.answering.fields
    for field in (first, second):
        field.setPlainText("\x01" * 60_000)
    working.flush()
    assert 8 not in working.sitting.attempt.answers
    assert not working.sitting.unkept
    assert "Saved" not in texts(working)

    first.setPlainText("lathe\x01")
    second.setPlainText("\x7fspindle")
    working.flush()
    assert working.sitting.attempt.answers[8] == ["lathe", "spindle"]
    assert "Saved" in texts(working)


def test_a_restart_shows_the_question_one_worked_at_with_all_answers(working, tmp_path):
    working._answer(1, 2)
    working._answer(3, True)
    working._answer(1, 0)
    working._answer(2, [1])
    working.sitting.close()
    again = a_kiosk(tmp_path, working.clockwork, boot="boot-2")
    seated(again)
    assert again.window.page.number == 2
    assert [one.isChecked() for one in again.window.page.answering.buttons] == [False, True, False]
    again._go(1)
    assert [one.isChecked() for one in again.window.page.answering.buttons] == [True, False, False]
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
