from eduapp.core.errors import NotFound
from eduapp.gui.dialogs import DialogAsker
from eduapp.gui.files import DialogFileChooser
from eduapp.gui.printing import DialogPrinter
from eduapp.gui.theme import Theme
from tests.support import given
from tests.support.fakes import FakeAsker, FakeFiles, FakePrinter, a_bench


def test_errors_are_told_by_whoever_asks(qtbot, database):
    fakes = a_bench(database)
    error = NotFound()

    assert fakes.bench.show_error(error, None) is False
    assert fakes.ask.errors == [error]


def test_fakes_and_real_ones_answer_to_the_same_names(qtbot, database):
    theme, runner = Theme(), a_bench(database).runner
    asker = DialogAsker(theme, given.LEADER)
    pairs = (
        (FakeAsker(), asker),
        (FakeFiles(), DialogFileChooser()),
        (FakePrinter(), DialogPrinter(theme, runner, asker)),
    )
    for fake, real in pairs:
        promised = {name for name in dir(fake) if callable(getattr(fake, name)) and not name.startswith("_")}
        assert promised <= set(dir(real))
