"""A kiosk in front of a folder, without threads: its window, what it keeps, and hands for it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel

from eduapp.core.i18n import set_screen_language
from eduapp.gui.tasks import InlineTaskRunner
from eduapp.gui.theme import Theme
from eduapp.kiosk.formats import record as r
from eduapp.kiosk.keeping import Clocks
from eduapp.kiosk.link_folder import FolderLink
from eduapp.kiosk.ui.kiosk import Kiosk
from eduapp.kiosk.ui.place import Place
from eduapp.kiosk.ui.window import KioskWindow
from tests.support.given_kiosk import CHEAP, CODE, NINE, NUMBER, OPENING, PAPER_KEY, a_seat_file


class Clockwork:
    """Clocks that a test moves."""

    def __init__(self, wall=NINE, mono=50_000):
        self.wall, self.mono = wall, mono

    def clocks(self, boot="boot-1", machine="m"):
        return Clocks(mono=lambda: self.mono, wall=lambda: self.wall, boot=boot, machine=machine)

    def later(self, seconds):
        from datetime import timedelta  # noqa: PLC0415

        self.mono += round(seconds * 1000)
        self.wall += timedelta(seconds=seconds)


def a_stick(folder, paper=None, **changed):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"seat-{NUMBER}.dagverk").write_bytes(a_seat_file(paper, **changed))
    return folder


def a_kiosk(
    tmp_path,
    clockwork=None,
    *,
    link=None,
    paper=None,
    size=(1366, 768),
    boot="boot-1",
    speaks="en",
    **changed,
):
    """In front of a stick with one seat on it; the ticket is not typed yet."""
    clockwork = clockwork or Clockwork()
    own, stick = tmp_path / "own", tmp_path / "stick"
    if not stick.exists():
        a_stick(stick, paper, **changed)
    link = link or FolderLink(stick, own)
    place = Place(own, tmp_path / "out", "pc-1", cost=CHEAP, speaks=speaks)
    runner = InlineTaskRunner(None, lambda error: None)
    kiosk = Kiosk(KioskWindow(), link, place, clockwork.clocks(boot), runner)
    kiosk.clockwork = clockwork
    kiosk.window.resize(*size)
    kiosk.window.show()
    kiosk.start()
    kiosk._timer.stop()  # seconds pass when the test says so
    QApplication.processEvents()
    return kiosk


def seated(kiosk):
    """The ticket was typed."""
    kiosk.enter(str(NUMBER), CODE)
    return kiosk


def at_work(kiosk):
    """The paper is open."""
    seated(kiosk)
    kiosk.entered.begin_by_code(OPENING)
    kiosk.second()
    return kiosk


def seconds(kiosk, count=1):
    """So many seconds pass."""
    for _second in range(count):
        kiosk.clockwork.later(1)
        kiosk.second()


def write(field, words):
    """Key by key, on a keyboard of any language; QTest knows the keys of English alone."""
    for sign in words:
        event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        QApplication.sendEvent(field, event)


def put_away(kiosk):
    kiosk.watch._timer.stop()
    kiosk.leave()
    undress()


def undress():
    """The program looks and speaks as before anybody chose anything."""
    application = QApplication.instance()
    set_screen_language("en")
    application.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    Theme().apply(application)


def begin(kiosk, link):
    """The exam begins for a kiosk with a `PlainLink`."""
    moment = r.wall_text(NINE)
    link.say("start", begins_at=moment, sent_at=moment, key=PAPER_KEY.hex())
    seconds(kiosk)
    return kiosk


def texts(kiosk):
    """Everything that stands on the screen."""
    QApplication.processEvents()
    shown = [one for one in kiosk.window.findChildren(QLabel) if one.isVisibleTo(kiosk.window)]
    return " ".join(one.text() for one in shown)
