import ast
import re

import pytest

from tests.architecture import source

THREADS = {
    "eduapp/gui/tasks.py": "the one place where work leaves the GUI thread",
    "eduapp/gui/listening.py": "one thread that waits for what other PCs commit; no work is ever given to it",
    "eduapp/core/side_by_side.py": "one look in C beside another, at a file nobody else has yet; no session",
    "eduapp/app/crash.py": "hears of errors in every thread, and starts none",
    "eduapp/core/bug_log.py": "as above, in processes without a window",
    "eduapp/certificates/issue/press.py": "a process that makes papers beside a batch; it starts no thread",
    "eduapp/core/pdfium.py": "the lock of a library that bears one thread; it starts none",
}
PACED = {
    "tests/benchmarks/office_client.py": "works at the pace of a person, and no test waits for it",
    "eduapp/app/who.py": "sits out the wait after wrong passwords, which begins anew with each command",
}
COLOURS = {
    "eduapp/gui/theme.py": "turns tokens into a palette and one style sheet",
    "eduapp/gui/tokens.py": "reads the tokens",
}
CLOCKS = {"eduapp/core/clock.py": "the only module that looks at the clock"}
HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3,4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b")
LOOKS_AT_THE_CLOCK = re.compile(
    r"^(?:(?:datetime\.)?datetime\.(?:now|utcnow|today)|(?:datetime\.)?date\.today|time\.(?:time|localtime)"
    r"|QDate\.currentDate|QTime\.currentTime|QDateTime\.currentDateTime(?:Utc)?)$"
)


def places(paths, where, *, but=()):
    """Every line the finder `where` gives, outside the modules that may."""
    for path in paths:
        if source.name(path) not in but:
            yield from (f"{source.name(path)}:{line} {what}" for line, what in where(path))


def uses(*names):
    """A finder of names, however they are reached: X, a.X, from a import X."""

    def where(path):
        for node in source.nodes(path):
            found = getattr(node, "id", None) or getattr(node, "attr", None)
            if isinstance(node, ast.Name | ast.Attribute) and found in names:
                yield node.lineno, found
        yield from (
            (line, whole) for line, whole in source.imports(path) if whole.rsplit(".", 1)[-1] in names
        )

    return where


def called(test):
    """A finder of calls."""
    return lambda path: ((line, what) for line, what in source.calls(path) if test(what))


def imported(*packages):
    """A finder of imports from a package."""
    return lambda path: (
        (line, whole)
        for line, whole in source.imports(path)
        if any(f"{whole}.".startswith(f"{p}.") for p in packages)
    )


def test_nothing_sleeps():
    modules = [*source.modules(), *source.modules_of_tests()]
    everything = [path for path in modules if re.search("sleep|[wW]ait", path.read_text(encoding="utf-8"))]
    sleeps = called(
        lambda what: what in {"time.sleep", "sleep", "qtbot.wait", "QTest.qWait", "QThread.sleep"}
    )
    source.none_of(
        [*places(everything, sleeps, but=PACED), *places(everything, imported("time.sleep"))],
        "Wait for what happens (qtbot.waitUntil, waitSignal), never for time to pass.",
    )


def test_only_the_runner_knows_threads():
    source.none_of(
        places(source.modules(), imported("threading", "concurrent.futures", "multiprocessing"), but=THREADS),
        "Hand the work to bench.runner: query, execute or start.",
    )
    source.none_of(
        places(source.modules(), uses("QThread", "QThreadPool", "QRunnable"), but=THREADS),
        "Use bench.runner.",
    )


def test_only_the_theme_dresses():
    source.none_of(
        places(source.modules(), called(lambda what: what.endswith("setStyleSheet")), but=COLOURS),
        "Give the widget a property and let the one style sheet in gui/theme.py dress it.",
    )


def test_only_the_theme_knows_colours():
    # Papers have an ink of their own: it stands in their template, and drawing knows the word for black.
    screens = [path for path in source.modules() if "drawing" not in path.parts]
    source.none_of(
        places(screens, hex_colours, but=COLOURS),
        "Take a token: theme.c('accent'). A colour written here would be wrong in the dark.",
    )


def hex_colours(path):
    said = {node.value for node in source.nodes(path) if isinstance(node, ast.Expr)}
    for node in source.nodes(path):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in said:
            for found in HEX_COLOUR.findall(node.value):
                yield node.lineno, found


def test_only_the_clock_looks_at_the_clock():
    everything = [*source.modules(), *source.modules_of_tests()]
    source.none_of(
        places(everything, called(lambda what: bool(LOOKS_AT_THE_CLOCK.match(what))), but=CLOCKS),
        "Ask uow.now or uow.today in a service, bench.today() on a page; in tests say the day.",
    )


def test_nobody_interrupts_with_a_message_box():
    source.none_of(
        places(source.modules(), uses("QMessageBox", "QErrorMessage", "QInputDialog")),
        "Ask through bench.ask, tell through bench.tell: names may hold HTML, and buttons say what they do.",
    )


def test_labels_are_made_by_the_widgets():
    def makes_labels(path):
        yield from called(lambda what: what.rsplit(".", 1)[-1] == "QLabel")(path)
        for node in source.nodes(path):
            if isinstance(node, ast.ClassDef) and any(ast.unparse(b).endswith("QLabel") for b in node.bases):
                yield node.lineno, f"class {node.name}(QLabel)"

    outside = [path for path in source.modules() if not source.name(path).startswith("eduapp/gui/widgets")]
    source.none_of(
        places(outside, makes_labels),
        "Use gui.widgets.label: it shows data as plain text, whatever a name holds.",
    )


def test_no_text_is_asked_for_within_an_f_string():
    def hidden(path):
        for node in source.nodes(path):
            if isinstance(node, ast.JoinedStr):
                for part in ast.walk(node):
                    asked = isinstance(part, ast.Call) and ast.unparse(part.func) in {
                        "_",
                        "ngettext",
                        "pgettext",
                    }
                    if asked and any(isinstance(word, ast.Constant) for word in part.args):
                        yield part.lineno, ast.unparse(part)

    source.none_of(
        places(source.modules(), hidden), "Whoever gathers the texts does not look there: name it before."
    )


def test_settings_have_one_home():
    but = {"eduapp/gui/files.py": "keeps Qt from writing down which files were chosen"}
    source.none_of(places(source.modules(), uses("QSettings"), but=but), "Declare a Setting in terms.py.")


def test_only_the_command_line_prints():
    speaking = [path for path in source.modules() if not source.name(path).startswith("eduapp/app/cli")]
    source.none_of(
        places(speaking, called(lambda what: what == "print")), "Return it, log it, or say it in app/cli."
    )


@pytest.mark.parametrize("table", [THREADS, COLOURS, CLOCKS], ids=["threads", "colours", "clocks"])
def test_no_leave_outlives_its_module(table):
    source.none_of((path for path in table if not (source.ROOT / path).exists()), "Strike it from the table.")
