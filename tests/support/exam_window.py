"""The real window of a kiosk with hands: `python -m tests.support.exam_window --seats URL --data DIR …`.

It says and listens as exam_pc.py does. An answer is said to be kept after the window has shown that it is.
"""

import random
import sys
from argparse import Namespace
from dataclasses import replace

from PySide6.QtCore import QSocketNotifier, QTimer
from PySide6.QtWidgets import QApplication

from eduapp.gui.style import START_WORDS, was_started_with_fusion
from eduapp.kiosk.formats.record import ANSWER, wall_text
from eduapp.kiosk.rules import replay as replaying
from eduapp.kiosk.run import made
from eduapp.kiosk.ui.field import AnswerField
from eduapp.kiosk.ui.pages import TicketPage
from eduapp.kiosk.ui.question_page import QuestionPage
from tests.support.exam_pc import STRIDE, WORDS, Commands, parser, passing_of, say
from tests.support.given_kiosk import CHEAP


def main():
    told = parser().parse_args()
    application = QApplication([*sys.argv[:1], *START_WORDS])
    was_started_with_fusion(application)
    words = Namespace(
        seats=told.seats, data=told.data, folder=None, one=None, out=None, leave=None, language="nb"
    )
    kiosk, passing = made(words, CHEAP), passing_of(told)
    kiosk.left.connect(lambda: application.exit(0))
    clocks = passing.clocks()
    kiosk.clocks = replace(kiosk.clocks, mono=clocks.mono, wall=clocks.wall, machine=clocks.machine)
    kiosk.window.showFullScreen()
    kiosk.start()
    hands = Hands(kiosk, passing, told)
    listening = QSocketNotifier(0, QSocketNotifier.Type.Read)
    listening.activated.connect(hands.listen)
    timer = QTimer()
    timer.timeout.connect(hands.move)
    timer.start(round(told.pace * 1000))
    application.exec()


class Hands:
    """Types the ticket, then presses, types and turns pages like a candidate."""

    def __init__(self, kiosk, passing, told):
        self.kiosk, self.passing, self.ticket = kiosk, passing, (told.number, told.code)
        self.dice, self.commands = random.Random(told.seed), Commands()
        self.typed, self.writes, self.told, self.state = False, True, 0, ""

    def move(self):
        kiosk, sitting = self.kiosk, self.kiosk.sitting
        page = kiosk.window.page
        if sitting is None:
            if isinstance(page, TicketPage) and not self.typed:
                self.typed = True
                page.number.setText(self.ticket[0])
                page.code.setText(self.ticket[1])
                page.go_on.click()
            elif kiosk.now.trouble is not None:
                say("refused", what=type(kiosk.now.trouble).__name__)
                QApplication.exit()
            return
        if not self.told:
            say("seated", state=sitting.state, n=len(sitting.frames))
            self.told = len(sitting.frames)
        if isinstance(page, QuestionPage) and self.writes:
            self.answer(page)
        self.tell(sitting)

    def answer(self, page):
        fields = page.findChildren(AnswerField)
        if fields:
            self.dice.choice(fields).insertPlainText(self.dice.choice(WORDS)[:1])
            page.flush()
        else:
            page.answering.press(self.dice.randrange(3))
        if self.dice.random() < 0.6:
            self.kiosk._go(self.dice.randint(1, len(self.kiosk.sitting.paper.answered)))

    def tell(self, sitting):
        for record in sitting._keeping.records[self.told :]:
            if record.kind == ANSWER:
                say("kept", n=record.n, question=record.question, value=record.value)
        self.told = len(sitting.frames)
        if sitting.state != self.state and sitting.sent_n == len(sitting.frames):
            self.state = sitting.state
            say("state", state=self.state, at=wall_text(self.passing.true()))

    def listen(self):
        while command := self.commands.next(0):
            self.obey(*command)

    def obey(self, command, *words):
        if command == "jump":
            self.passing.jump += float(words[0])
        elif command == "pass":
            self.pass_time(float(words[0]))
            say("passed")
        elif command == "finish":
            self.pass_time(86_400.0)
        elif command in {"rest", "write"}:
            self.writes = command == "write"
        elif command == "hand_in":
            self.kiosk._hand_in()
        elif command == "help":
            self.kiosk.window.help.click()

    def pass_time(self, seconds):
        sitting, left = self.kiosk.sitting, seconds
        while left > 0:
            step = min(STRIDE, left)
            if sitting.state == replaying.RUNNING:
                step = min(step, max(0.001, sitting.left_ms / 1000))
            elif sitting.state == replaying.HANDED_IN and seconds >= 86_400:
                break
            self.passing.passed += step
            left -= step
            self.kiosk.second()
        self.tell(sitting)


if __name__ == "__main__":
    main()
