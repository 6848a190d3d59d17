import errno

import pytest

import eduapp
from eduapp.app import main as program
from eduapp.core.errors import Unavailable


@pytest.fixture
def ran(monkeypatch):
    """What would have been run, without running it."""
    seen = []
    for command in program._RUN:
        monkeypatch.setitem(program._RUN, command, f"{__name__}:{_stand_in.__name__}")
    monkeypatch.setattr(program.importlib, "import_module", lambda _name: _Module(seen))
    return seen


class _Module:
    def __init__(self, seen):
        self._seen = seen

    def _stand_in(self, arguments):
        self._seen.append(arguments)
        return 7


def _stand_in(arguments):
    raise NotImplementedError


def test_the_version_is_told(capsys):
    with pytest.raises(SystemExit) as end:
        program.main(["--version"])
    assert end.value.code == 0
    assert capsys.readouterr().out == f"Dagverk {eduapp.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [["sing"], ["tour"], ["import", "horses", "x.csv"], ["screenshots", "--out", "x", "--size", "big"]],
)
def test_words_it_does_not_know_end_with_two(words, capsys):
    with pytest.raises(SystemExit) as end:
        program.main(words)
    assert end.value.code == program.UNUSABLE
    assert "eduapp" in capsys.readouterr().err


def test_the_exit_code_of_a_command_is_the_program_s(ran):
    assert program.main([]) == 7
    assert program.main(["tour", "--out", "x"]) == 7


@pytest.mark.parametrize(
    "words", [["--data", "d", "tour", "--out", "x"], ["tour", "--data", "d", "--out", "x"]]
)
def test_the_data_folder_may_stand_before_or_after_the_command(ran, words):
    program.main(words)
    assert str(ran[0].data) == "d"


def test_a_size_is_written_with_an_x(ran):
    program.main(["screenshots", "--out", "x", "--size", "1024x600"])
    assert ran[0].size == (1024, 600)


def test_what_went_wrong_is_one_sentence_and_two(monkeypatch, capsys):
    def fail(_arguments):
        raise Unavailable(reason="The disk is full.")

    monkeypatch.setattr(program.importlib, "import_module", lambda _name: type("M", (), {"run": fail}))

    assert program.main(["tour", "--out", "x"]) == program.UNUSABLE
    assert "The disk is full." in capsys.readouterr().err


@pytest.mark.parametrize("command", [["tour"], ["screenshots"], ["sample-data", "--size", "S"]])
@pytest.mark.parametrize("first", [True, False])
def test_commands_that_make_a_database_refuse_another(ran, capsys, tmp_path, command, first):
    named = ["--database", f"sqlite:///{tmp_path / 'other.db'}"]
    name, *more = command
    words = [*named, name, *more] if first else [name, *more, *named]

    assert program.main(["--language", "en", *words, "--out", str(tmp_path / "x")]) == program.UNUSABLE

    assert capsys.readouterr().err == f"“{name}” makes a database of its own. Leave --database out.\n"
    assert ran == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS])
def test_a_disk_that_takes_nothing_is_one_sentence_and_two(monkeypatch, capsys, number):
    def fail(_arguments):
        raise OSError(number, "No", "/media/stick/screens/today.png")

    monkeypatch.setattr(program.importlib, "import_module", lambda _name: type("M", (), {"run": fail}))

    assert program.main(["tour", "--out", "x"]) == program.UNUSABLE
    said = capsys.readouterr().err
    assert "/media/stick/screens" in said
    assert said.count("\n") == 1


def test_other_faults_of_the_system_are_not_hidden(monkeypatch):
    def fail(_arguments):
        raise OSError(errno.EBADF, "a bug of ours")

    monkeypatch.setattr(program.importlib, "import_module", lambda _name: type("M", (), {"run": fail}))

    with pytest.raises(OSError, match="a bug"):
        program.main(["tour", "--out", "x"])
