"""All keys of the program in one table, so that no two mean different things in one place."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from eduapp.core.i18n import N_, _

EVERYWHERE = "everywhere"
_PLAIN = QKeySequence.SequenceFormat.PortableText  # whatever language the keys are shown in


@dataclass(frozen=True)
class Key:
    """What one key does, and where: everywhere, or in one kind of page."""

    name: str
    keys: tuple[str, ...]  # as Qt writes them; the first is the one we show
    does: str  # N_
    where: str = EVERYWHERE


KEYS = (
    Key("palette", ("Ctrl+K",), N_("Search people, courses and actions")),
    Key("help", ("F1",), N_("Show the keys of this page")),
    Key("back", ("Alt+Left",), N_("Go back")),
    Key("forward", ("Alt+Right",), N_("Go forward")),
    Key("undo", ("Ctrl+Z",), N_("Undo")),
    Key("redo", ("Ctrl+Y", "Ctrl+Shift+Z"), N_("Do again")),
    Key("print", ("Ctrl+P",), N_("Print what is shown")),
    Key("reload", ("F5",), N_("Read again")),
    Key("lock", ("Ctrl+L",), N_("Lock the screen")),
    Key("private", ("Ctrl+H",), N_("Hide or show private columns")),
    Key("larger", ("Ctrl++", "Ctrl+="), N_("Larger text")),
    Key("smaller", ("Ctrl+-",), N_("Smaller text")),
    Key("usual", ("Ctrl+0",), N_("Usual text size")),
    Key("settings", ("Ctrl+,",), N_("Settings")),
    Key("close", ("Esc",), N_("Close what is on top")),
    Key("quit", ("Ctrl+Q",), N_("Close the program")),
    *(Key(f"place{number}", (f"Ctrl+{number}",), N_("Go to a place in the rail")) for number in range(1, 10)),
    Key("find", ("Ctrl+F",), N_("Find in the list"), "list"),
    Key("new", ("Ctrl+N",), N_("Add to the list"), "list"),
    Key("all", ("Ctrl+A",), N_("Tick all rows"), "list"),
    Key("whole_row", ("Ctrl+I",), N_("Show all of the row, also what has no room"), "list"),
    *(Key(f"sort{number}", (f"Alt+{number}",), N_("Sort by that column"), "list") for number in range(1, 10)),
    Key("finish", ("Ctrl+Return", "Ctrl+Enter"), N_("Mark the rest present and finish"), "register"),
    Key("late", ("M",), N_("Write how many minutes late"), "register"),
    Key("cancel", ("C",), N_("Cancel the session"), "register"),
    Key("note", ("N",), N_("Write a note"), "register"),
    Key("reason", ("R",), N_("Give a reason"), "register"),
    Key("early", ("B",), N_("Write how many minutes before the end somebody left"), "register"),
    Key("document", ("D",), N_("The paper has been seen"), "register"),
    Key("history", ("H",), N_("Show what was recorded before"), "register"),
    Key("guest", ("+",), N_("Add a guest"), "register"),
    Key("move_session", ("M",), N_("Move the session"), "week"),
    Key("cancel_session", ("C",), N_("Cancel the session"), "week"),
    Key("week_before", ("PgUp",), N_("The week before"), "week"),
    Key("week_after", ("PgDown",), N_("The week after"), "week"),
    Key("sign", ("Ctrl+Return", "Ctrl+Enter"), N_("Sign and save"), "sheet"),
    Key("more", ("+",), N_("More time"), "sheet"),
    Key("less", ("-",), N_("Less time"), "sheet"),
    Key("here", ("Space",), N_("Here or not here"), "sheet"),
    Key("bring_in", ("Ctrl+Return", "Ctrl+Enter"), N_("Bring the rows in"), "import"),
    Key("hand_over", ("Ctrl+Return", "Ctrl+Enter"), N_("Export the minutes"), "handoff"),
    Key("choose_file", ("Ctrl+O",), N_("Choose a file"), "import"),
    Key("type_in", ("Ctrl+Return", "Ctrl+Enter"), N_("Save the whole list"), "typing"),
    Key("close_day", ("Ctrl+Return", "Ctrl+Enter"), N_("Close the day"), "day"),
    Key("submit", ("Ctrl+Return", "Ctrl+Enter"), N_("Save"), "form"),
    Key("preview", ("Ctrl+Shift+P",), N_("See the question as it is seen when it is answered"), "question"),
    Key("picture", ("Ctrl+Shift+I",), N_("Put in a picture, or change what is said of it"), "question"),
    Key("bold", ("Ctrl+B",), N_("Bold"), "question"),
    Key("italic", ("Ctrl+I",), N_("Italic"), "question"),
    Key("raised", ("Ctrl+Up",), N_("Raised, as in m²"), "question"),
    Key("lowered", ("Ctrl+Down",), N_("Lowered, as in H₂O"), "question"),
    Key("row_up", ("Alt+Up",), N_("Move the answer up"), "question"),
    Key("row_down", ("Alt+Down",), N_("Move the answer down"), "question"),
    Key("row_out", ("Alt+Del",), N_("Remove the answer"), "question"),
    Key("next_page", ("PgDown",), N_("Next page"), "paper"),
    Key("previous_page", ("PgUp",), N_("Page before"), "paper"),
)
_BY_NAME = {key.name: key for key in KEYS}


def key(name: str) -> Key:
    """The entry of a name."""
    return _BY_NAME[name]


def key_text(name: str) -> str:
    """The key as people write it here, such as Ctrl+K; for tips and key caps."""
    keys = QKeySequence.fromString(_BY_NAME[name].keys[0], _PLAIN)
    shown = keys.toString(QKeySequence.SequenceFormat.NativeText)
    return shown.replace("Left", "←").replace("Right", "→")


def told(*names: str) -> list[tuple[str, str]]:
    """(key, what it does) for a page's keys()."""
    return [(key_text(name), _(_BY_NAME[name].does)) for name in names]


def bind(name: str, where: QWidget, act: Callable[[], object]) -> QShortcut:
    """Have a key do something while the keyboard is in `where`; everywhere, if the table says so."""
    entry = _BY_NAME[name]
    shortcut = QShortcut(where)
    shortcut.setKeys([QKeySequence.fromString(keys, _PLAIN) for keys in entry.keys])
    everywhere = entry.where == EVERYWHERE
    context = (
        Qt.ShortcutContext.WindowShortcut if everywhere else Qt.ShortcutContext.WidgetWithChildrenShortcut
    )
    shortcut.setContext(context)
    shortcut.activated.connect(lambda: act())  # noqa: PLW0108 - drops what a slot would be given
    return shortcut


def clashes() -> list[tuple[Key, Key]]:
    """Entries that share a key where both could be meant. There must be none."""
    return [
        (one, other)
        for number, one in enumerate(KEYS)
        for other in KEYS[number + 1 :]
        if set(one.keys) & set(other.keys)
        and (EVERYWHERE in (one.where, other.where) or one.where == other.where)
    ]
