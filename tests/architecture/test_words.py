"""The tool behind `make words`, on a program of two features and a handful of texts."""

import importlib.util
import sys
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

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
    monkeypatch.setattr(tool, "CANDIDATE_PLURALS", {})
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
        ("core", "Lagre", "LagreLagre", "says the same twice in a row: 'LagreLagre'"),
        ("learners", "{count} plasser", "{count}{count}{count}", "says the same twice in a row"),
        ("core", 'msgid "Save"', '#, fuzzy\nmsgid "Save"', "marked as fuzzy: 'Save'"),
    ],
)
def test_what_is_not_right_is_named(words, feature, before, after, problem):
    translate(words, feature, WHOLE[feature].replace(before, after))

    assert any(problem in found for found in words.problems())


def test_no_catalogue_of_the_program_says_a_text_twice_in_a_row():
    found = [
        (path.parent.name, path.stem, form)
        for path in sorted((source.ROOT / "resources" / "locale").glob("*/*.po"))
        for message in read_po(BytesIO(path.read_bytes()))
        for form in (message.string if isinstance(message.string, tuple) else (message.string,))
        if form and form[: len(form) // 2] == form[len(form) // 2 :]
    ]

    assert found == []


def test_one_text_is_told_in_one_way(words):
    (words.PACKAGE / "people" / "learners" / "rules.py").write_text('a = N_("Save")\n')
    translate(words, "learners", 'msgid "Save"\nmsgstr "Gjem"\n')

    assert [found for found in words.problems() if "use pgettext" in found]


POLISH = {"pl": "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);"}
SCREENS = {
    "kiosk/ui/page.py": 'a = _("Hand in")\nb = ngettext("One seat", "{count} seats", n)\n',
    "kiosk/ui/staff/page.py": 'a = _("Move to another computer")\n',
    "kiosk/link.py": 'a = N_("The sitting is not open.")\n',
}


@pytest.fixture
def candidates(words, monkeypatch):
    """Beside Bokmål a candidate may read Polish, which has three forms."""
    monkeypatch.setattr(words, "CANDIDATE_PLURALS", POLISH)
    for name, code in SCREENS.items():
        (words.PACKAGE / name).parent.mkdir(parents=True, exist_ok=True)
        (words.PACKAGE / name).write_text(code)
    words.write_all()
    return words


def polish(tool, *forms):
    path = tool.file_of("pl", "kiosk")
    told = path.read_text(encoding="utf-8").replace('"Hand in"\nmsgstr ""', '"Hand in"\nmsgstr "Oddaj"')
    for number, form in enumerate(forms):
        told = told.replace(f'msgstr[{number}] ""', f'msgstr[{number}] "{form}"')
    path.write_text(told, encoding="utf-8")
    return [found for found in tool.problems() if found.startswith("pl/")]


def test_a_candidates_language_has_the_candidates_screens_alone(candidates):
    told, _fuzzy = candidates.translations(candidates.file_of("pl", "kiosk"))

    assert [path.name for path in (candidates.LOCALE / "pl").iterdir()] == ["kiosk.po"]
    assert set(told) == {("", "Hand in"), ("", "One seat")}
    told, _fuzzy = candidates.translations(candidates.file_of("nb", "kiosk_room"))
    assert set(told) == {("", "Move to another computer"), ("", "The sitting is not open.")}


def test_a_missing_word_of_a_candidates_language_is_named(candidates):
    assert [found for found in candidates.problems() if found.startswith("pl/")] == [
        "pl/kiosk.po: untranslated: 'Hand in'",
        "pl/kiosk.po: untranslated: 'One seat'",
    ]


@pytest.mark.parametrize(
    ("forms", "problem"),
    [
        (("Jedno miejsce", "{count} miejsca", "{count} miejsc"), None),
        (("{count} miejsce", "{count} miejsca", "{count} miejsc"), None),
        (("Jedno miejsce", "{count} miejsca"), "untranslated: 'One seat'"),
        (("Jedno miejsce", "dwa miejsca", "{count} miejsc"), "['count'] of '{count} seats' is missing"),
        (("Jedno miejsce", "{count} miejsca", "{ile} miejsc"), "does not know ['ile']"),
    ],
)
def test_every_form_of_a_language_is_asked_for(candidates, forms, problem):
    found = polish(candidates, *forms)

    assert found == [] if problem is None else any(problem in one for one in found)


def test_a_form_is_said_of_the_numbers_its_rule_gives_it(candidates):
    one, few, many = candidates.numbers_of_forms("pl")

    assert (one, few[:4], many[:3]) == ([1], [2, 3, 4, 12], [0, 5, 6])
    assert [numbers[:2] for numbers in candidates.numbers_of_forms("nb")] == [[1], [0, 2]]


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
