"""A whole exam in the real window by somebody who reads Arabic and nothing else."""

import re

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.core.i18n import LANGUAGE_NAMES
from eduapp.kiosk.formats import paper as p
from eduapp.kiosk.formats.paper import PaperQuestion, PaperText
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.ui.words import OFFERED
from tests.support.accessibility import announcements
from tests.support.given_kiosk import CODE, NUMBER, OPENING, a_paper, some
from tests.support.kiosks import a_kiosk, put_away, seconds
from tests.support.spoken import name_of
from tests.support.widgets_of import interactive, shown

QUESTIONS = (
    PaperQuestion(1, 2, p.SINGLE, PaperText("ما السرعة المناسبة؟"), some("بطيئة", "متوسطة", "سريعة")),
    PaperQuestion(2, 3, p.MULTIPLE, PaperText("ماذا ترتدي؟"), some("نظارات", "قفازات", "وشاح")),
    PaperQuestion(3, 1, p.TRUE_FALSE, PaperText("يجوز ترك المفتاح في الظرف.")),
    PaperQuestion(4, 11, p.ORDERING, PaperText("ما الترتيب الصحيح؟"), some("القياس", "الثقب")),
    PaperQuestion(5, 1, p.MATCHING, PaperText("صل بينها."), lefts=some("منشار"), rights=("يقطع", "يصقل")),
    PaperQuestion(6, 2, p.GAPS, PaperText("توضع [[1]] على [[2]]."), gaps=(1, 2)),
    PaperQuestion(7, 10, p.ESSAY, PaperText("اكتب عن يوم في الورشة.")),
    PaperQuestion(8, 1, p.SHORT, PaperText("ما اسم هذا الجزء؟")),
)
KEYS = re.compile(r"Alt\+[T←→]|F1|(?<![A-Za-z])[ABC](?![A-Za-z])")


@pytest.fixture
def kiosk(qapp, tmp_path):
    """In a place that speaks Bokmål, where nobody has chosen anything yet."""
    made = a_kiosk(tmp_path, paper=a_paper(QUESTIONS, language="ar"), speaks="nb", language="nb")
    yield made
    put_away(made)


def press(kiosk, text):
    """Press the one button that is called so, with the mouse."""
    [wanted] = [one for one in interactive(kiosk.window) if name_of(one) == text]
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)
    for _round in range(3):
        QApplication.processEvents()


def write(field, words):
    """Key by key, as an Arabic keyboard does; QTest knows the keys of English alone."""
    for sign in words:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(field, event)


def only_arabic(kiosk):
    """Nothing on the screen, and nothing that is read aloud, is in letters of another language."""
    said = {name_of(one) for one in interactive(kiosk.window)}
    said |= {one.text() for one in shown(kiosk.window) if isinstance(one, QLabel)}
    left = {text for text in said - set(OFFERED.values()) if re.search(r"[A-Za-zÆØÅæøå]", KEYS.sub("", text))}
    assert left == set()


def test_from_the_first_page_to_handing_in(kiosk):
    press(kiosk, "Språk")
    press(kiosk, "العربية")
    assert QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft
    only_arabic(kiosk)
    press(kiosk, "تم")

    page = kiosk.window.page
    only_arabic(kiosk)
    QTest.keyClicks(page.number, str(NUMBER))
    QTest.keyClicks(page.code, CODE)
    with announcements() as said:
        press(kiosk, "متابعة")
    assert said[0].startswith(
        "انتظر حتى يبدأ الامتحان ابقَ في هذه الصفحة. يظهر السؤال الأول عند بدء الامتحان."
    )
    only_arabic(kiosk)

    kiosk.entered.begin_by_code(OPENING)
    with announcements() as said:
        seconds(kiosk)
    assert said == ["السؤال 1 من 8 · درجتان. ما السرعة المناسبة؟"]
    answer_all(kiosk)
    hand_in(kiosk)


def answer_all(kiosk):
    page = kiosk.window.page
    assert page.next.mapTo(kiosk.window, page.next.rect().center()).x() < kiosk.window.width() / 2
    QTest.keyClick(page, Qt.Key.Key_B)
    onwards(kiosk)
    QTest.keyClick(kiosk.window.page, Qt.Key.Key_A)
    QTest.keyClick(kiosk.window.page, Qt.Key.Key_C)
    onwards(kiosk)
    kiosk.window.page.answering.buttons[1].click()
    assert kiosk.window.page.answering.buttons[1].accessibleName() == "B  خطأ"
    onwards(kiosk)
    for place in (1, 0):
        kiosk.window.page.answering.buttons[place].click()
    onwards(kiosk)
    kiosk.window.page.answering.rows[0][0].click()
    onwards(kiosk)
    for field, words in zip(kiosk.window.page.fields, ("القطعة", "الطاولة"), strict=True):
        write(field, words)
    onwards(kiosk)
    write(kiosk.window.page.fields[0], "بدأ اليوم بالقياس.")
    onwards(kiosk)
    kiosk.window.page.later.click()
    assert kiosk.sitting.attempt.answers == {
        1: 1,
        2: [0, 2],
        3: False,
        4: [1, 0],
        5: {"0": 0},
        6: ["القطعة", "الطاولة"],
        7: "بدأ اليوم بالقياس.",
    }


def onwards(kiosk):
    """To the left, as one reads."""
    only_arabic(kiosk)
    press(kiosk, "التالي")


def hand_in(kiosk):
    press(kiosk, "نظرة عامة")
    only_arabic(kiosk)
    said = " ".join(one.text() for one in shown(kiosk.window.page) if isinstance(one, QLabel))
    assert "الأسئلة المجاب عنها: 7 من 8. بلا إجابة: 8. للمراجعة: 8." in said
    press(kiosk, "تسليم")
    assert "سؤال واحد بلا إجابة. هل تريد تسليم الامتحان؟" in kiosk.window.page.question.text()
    only_arabic(kiosk)
    with announcements() as told:
        press(kiosk, "نعم، سلّم")
        QApplication.processEvents()
    assert told[0].startswith("تم التسليم حُفظت إجاباتك وسُلّمت.")
    only_arabic(kiosk)
    assert kiosk.sitting.state == replaying.HANDED_IN


def test_the_room_still_reads_what_it_can_read(kiosk):
    assert set(LANGUAGE_NAMES) == {"nb", "nn", "en"}
    press(kiosk, "Språk")
    press(kiosk, "العربية")
    kiosk.window.staff.emit()
    assert kiosk.window.page.back.text() == "Tilbake til eksamen"
