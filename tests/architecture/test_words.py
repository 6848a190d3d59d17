"""The tool behind `make words`, on a program of two features and a handful of texts."""

import importlib.util
import sys

import pytest

from tests.architecture import source

HEADER = """\
msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n"
"""
CODE = {
    "core/names.py": 'SAVE = N_("Save")\n',
    "people/learners/rules.py": 'a = N_("Only {left} left")\nb = ngettext("One seat", "{count} seats", n)\n',
}
WHOLE = {
    "core": 'msgid "Save"\nmsgstr "Lagre"\n',
    "learners": (
        'msgid "Only {left} left"\nmsgstr "Bare {left} igjen"\n\n'
        'msgid "One seat"\nmsgid_plural "{count} seats"\nmsgstr[0] "Én plass"\nmsgstr[1] "{count} plasser"\n'
    ),
}


@pytest.fixture
def words(tmp_path, monkeypatch):
    spec = importlib.util.spec_from_file_location("words", source.ROOT / "packaging" / "words.py")
    tool = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "words", tool)
    spec.loader.exec_module(tool)
    monkeypatch.setattr(tool, "PACKAGE", tmp_path / "eduapp")
    monkeypatch.setattr(tool, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(tool, "LANGUAGES", ("nb",))
    for name, code in CODE.items():
        (tmp_path / "eduapp" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "eduapp" / name).write_text(code)
    for feature, entries in WHOLE.items():
        translate(tool, feature, entries)
    return tool


def translate(tool, feature, entries):
    path = tool.file_of("nb", feature)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{HEADER}\n{entries}", encoding="utf-8")


def test_whole_catalogues_raise_no_problem(words):
    assert list(words.problems()) == []


@pytest.mark.parametrize(
    ("feature", "before", "after", "problem"),
    [
        ("core", "Lagre", "", "nb/core.po: untranslated: 'Save'"),
        ("core", "Save", "Keep", "nb/core.po: no longer used: 'Keep'"),
        ("core", "Lagre", "Lagre:", "begins or ends differently"),
        ("learners", "Bare {left}", "Bare", "['left'] of 'Only {left} left' is missing"),
        ("learners", "Bare {left}", "Bare {left} {rest}", "does not know ['rest']"),
        ("learners", "{count} plasser", "plasser", "['count'] of '{count} seats' is missing"),
        ("core", 'msgid "Save"', '#, fuzzy\nmsgid "Save"', "marked as fuzzy: 'Save'"),
    ],
)
def test_what_is_not_right_is_named(words, feature, before, after, problem):
    translate(words, feature, WHOLE[feature].replace(before, after))

    assert any(problem in found for found in words.problems())


def test_one_text_is_told_in_one_way(words):
    (words.PACKAGE / "people" / "learners" / "rules.py").write_text('a = N_("Save")\n')
    translate(words, "learners", 'msgid "Save"\nmsgstr "Gjem"\n')

    assert [found for found in words.problems() if "use pgettext" in found]


def test_writing_anew_keeps_translations_and_drops_what_is_unused(words):
    translate(words, "learners", WHOLE["learners"] + '\nmsgid "Gone"\nmsgstr "Borte"\n')

    words.write_all()

    assert list(words.problems()) == []


def test_a_guess_is_not_taken_for_a_translation(words):
    translate(words, "core", '#, fuzzy\nmsgid "Save"\nmsgstr "Redd"\n')

    words.write_all()

    assert list(words.problems()) == ["nb/core.po: untranslated: 'Save'"]


def test_a_text_that_another_feature_has_is_translated_there_already(words):
    (words.PACKAGE / "people" / "learners" / "ui.py").write_text('a = _("Save")\n')

    words.write_all()

    assert list(words.problems()) == []


def test_writing_twice_changes_nothing(words):
    words.write_all()
    first = {path: path.read_text() for path in words.LOCALE.glob("*/*.po")}

    words.write_all()

    assert {path: path.read_text() for path in words.LOCALE.glob("*/*.po")} == first


def test_compiled_words_lie_beside_their_source(words):
    words.compile_all()

    assert sorted(path.name for path in (words.LOCALE / "nb").glob("*.mo")) == ["core.mo", "learners.mo"]
