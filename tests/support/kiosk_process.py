"""A real kiosk with hands: `python -m tests.support.kiosk_process --folder DIR --data DIR …`, to be killed.

It types the ticket, has the paper opened by code if it must be, and then answers without end. Every answer
that was acknowledged is told on a line of its own, `kept <n> <question> <value>`, after the screen said so;
`ready` is said when the first question can be seen.
"""

import argparse
import json
import random
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from eduapp.core.clock import system_clock
from eduapp.gui.style import START_WORDS, was_started_with_fusion
from eduapp.kiosk.run import made
from eduapp.kiosk.ui.field import AnswerField
from eduapp.kiosk.ui.pages import TicketPage
from eduapp.kiosk.ui.question_page import QuestionPage
from tests.support.given_kiosk import CHEAP, CODE, NUMBER, OPENING


def main():
    arguments = _arguments()
    application = QApplication([*sys.argv[:1], *START_WORDS])
    was_started_with_fusion(application)
    dear = replace(CHEAP, time=3, memory=65_536, lanes=2)
    kiosk = made(arguments, CHEAP if arguments.cheap else dear)
    kiosk.left.connect(lambda: application.exit(0))
    shift = timedelta(seconds=arguments.shift)
    kiosk.clocks = replace(kiosk.clocks, wall=lambda: system_clock() + shift)
    kiosk.window.showFullScreen()
    kiosk.start()
    hands = Hands(kiosk, random.Random(arguments.seed), by_network=bool(arguments.seats))
    timer = QTimer()
    timer.timeout.connect(hands.move)
    timer.start(5)
    application.exec()


class Hands:
    """Does the next thing every few milliseconds."""

    def __init__(self, kiosk, dice, *, by_network):
        self.kiosk, self.dice = kiosk, dice
        self.ready, self.told, self.typed = False, 0, False
        self.by_network = by_network

    def move(self):
        kiosk = self.kiosk
        page, sitting = kiosk.window.page, kiosk.sitting
        if isinstance(page, TicketPage) and not self.typed:
            self.typed = True
            page.number.setText(str(NUMBER))
            page.code.setText(CODE)
            page.go_on.click()
        elif sitting is not None and sitting.paper is None and not self.by_network:
            kiosk.entered.begin_by_code(OPENING)
            kiosk.refresh()
        elif isinstance(page, QuestionPage):
            if not self.ready:
                self.ready = True
                say("ready")
            self.answer(page)
            self.tell()

    def answer(self, page):
        """Like a candidate: presses and types, then turns the page."""
        fields = page.findChildren(AnswerField)
        if fields:
            self.dice.choice(fields).insertPlainText(self.dice.choice("abcdefgh æøå"))
            page.flush()
        else:
            page.answering.press(self.dice.randrange(3))
        if self.dice.random() < 0.4:
            self.kiosk._go(self.dice.randint(1, 9))

    def tell(self):
        sitting = self.kiosk.sitting
        for record in sitting._keeping.records[self.told :]:
            if record.kind == "answer":
                say(f"kept {record.n} {record.question} {json.dumps(record.value)}")
        self.told = len(sitting._keeping.records)


def say(line):
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--seats")
    parser.add_argument("--data", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--shift", type=int, default=0)
    parser.add_argument("--cheap", action="store_true")
    parser.set_defaults(one=None, out=None, leave=None, language="nb")
    return parser.parse_args()


if __name__ == "__main__":
    main()
