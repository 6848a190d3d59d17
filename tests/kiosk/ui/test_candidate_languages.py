"""Every language a candidate may choose: whole, counted right, in letters we bring, nobody else's words."""

import importlib.util
import re
import sys
import unicodedata

import pytest
from babel import Locale
from fontTools.ttLib import TTFont

from eduapp.core.i18n import CANDIDATE_LANGUAGES, _, ngettext, set_screen_language, speaking
from eduapp.core.resources import resource
from eduapp.core.spans import MINUTE_MS
from eduapp.gui.theme import _FONT_FILES
from eduapp.kiosk.ui.words import OFFERED, listed, runs_from_right, time_left, time_of
from tests.architecture import source
from tests.support.given_kiosk import NINE
from tests.support.translations import told

LOCALES = {"prs": "fa_AF"}  # where CLDR calls it by another name
KEYS = "Keys: A, B, C choose an answer. Alt+→ goes on, Alt+← back. Alt+T says the time. F1 asks for help."
LATIN = re.compile(r"[^\W\d_]*[A-Za-z][^\W\d_]*")
each_language = pytest.mark.parametrize("code", CANDIDATE_LANGUAGES)


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("words", source.ROOT / "packaging" / "words.py")
    made = sys.modules["words"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    yield made
    del sys.modules["words"]


def spoken(code):
    """All sentences of a language."""
    return [form for forms in told(code).values() for form in forms]


def test_every_language_that_is_offered_has_its_words_and_its_rule_of_counting(tool):
    folders = {path.parent.name for path in resource("locale").glob("*/*.po")}

    assert set(tool.CANDIDATE_PLURALS) == set(CANDIDATE_LANGUAGES) == folders - {"nb", "nn"}


@each_language
def test_a_candidates_language_has_the_candidates_words_and_no_others(tool, code):
    assert [path.name for path in resource(f"locale/{code}").glob("*.po")] == ["kiosk.po"]
    assert "Leave the exam screen" in told("nb")
    assert "Leave the exam screen" not in told(code)


@each_language
def test_nothing_that_a_candidate_sees_is_left_out_or_told_wrongly(tool, monkeypatch, code):
    texts = [
        tool.Text(*([one.id] if isinstance(one.id, str) else one.id), context=one.context or "")
        for one in tool.catalogue(tool.file_of("nb", "kiosk"))
        if one.id
    ]
    monkeypatch.setattr(tool, "texts_in_code", lambda: {"kiosk": {text.key: text for text in texts}})

    assert len(texts) > 70
    assert [found for found in tool.problems() if found.startswith(f"{code}/")] == []


@each_language
def test_each_language_counts_as_the_world_knows_it_to(tool, code):
    by_form = {
        form: {Locale.parse(LOCALES.get(code, code)).plural_form(number) for number in numbers}
        for form, numbers in enumerate(tool.numbers_of_forms(code))
    }

    assert all(len(kinds) == 1 for kinds in by_form.values())
    assert len({kind for kinds in by_form.values() for kind in kinds}) == len(by_form)


@pytest.mark.parametrize(
    ("code", "minutes", "words"),
    [
        ("ar", 1, "بقيت دقيقة واحدة"),
        ("ar", 2, "بقيت دقيقتان"),
        ("ar", 3, "بقيت 3 دقائق"),
        ("ar", 11, "بقيت 11 دقيقة"),
        ("pl", 1, "Pozostała 1 minuta"),
        ("pl", 22, "Pozostały 22 minuty"),
        ("pl", 25, "Pozostało 25 minut"),
        ("pl", 12, "Pozostało 12 minut"),
        ("lt", 21, "Liko 21 minutė"),
        ("lt", 22, "Liko 22 minutės"),
        ("lt", 11, "Liko 11 minučių"),
        ("lt", 30, "Liko 30 minučių"),
        ("ro", 1, "Mai este 1 minut"),
        ("ro", 19, "Mai sunt 19 minute"),
        ("ro", 20, "Mai sunt 20 de minute"),
        ("uk", 31, "Залишилася 31 хвилина"),
        ("uk", 4, "Залишилося 4 хвилини"),
        ("uk", 14, "Залишилося 14 хвилин"),
        ("fr", 0, "Il reste 0 minute"),
        ("es", 1, "Queda 1 minuto"),
        ("so", 5, "5 daqiiqo ayaa haray"),
        ("fa", 5, "5 دقیقه مانده است"),
        ("prs", 5, "5 دقیقه باقی مانده است"),
    ],
)
def test_minutes_are_counted_in_the_form_of_their_number(code, minutes, words):
    with speaking(code):
        assert time_left(minutes * MINUTE_MS) == words


def test_hundreds_take_a_form_of_their_own_in_arabic():
    with speaking("ar"):
        said = [
            ngettext("{count} question has no answer.", "{count} questions have no answer.", count).format(
                count=count
            )
            for count in (99, 100)
        ]
    assert said == ["99 سؤالًا بلا إجابة.", "100 سؤال بلا إجابة."]


@pytest.fixture(scope="module")
def letters():
    """What the fonts of the screen can draw."""
    found = set()
    for pattern in _FONT_FILES:
        for path in resource("fonts").glob(pattern):
            with TTFont(path) as font:
                found |= set(map(chr, font.getBestCmap()))
    return found


@each_language
def test_every_letter_is_in_a_font_we_bring(letters, code):
    wanted = set("".join([*spoken(code), OFFERED[code]]))

    assert {sign for sign in wanted - letters if unicodedata.category(sign) != "Cf"} == set()


@pytest.mark.parametrize("code", ["ar", "fa", "prs", "uk"])
def test_no_sentence_is_left_in_english_where_letters_are_others(code):
    named = {"A", "B", "C", "Alt", "T", "F"}  # keys
    left = {word for text in spoken(code) for word in LATIN.findall(re.sub(r"{\w+}", "", text))}

    assert {re.sub(r"[^A-Za-z]", "", word) for word in left} <= named


@each_language
def test_the_key_that_goes_on_points_to_where_one_reads_on(code):
    ahead, back = re.findall(r"Alt\+([→←])", told(code)[KEYS][0])

    assert (ahead, back) == (("←", "→") if runs_from_right(code) else ("→", "←"))


@each_language
def test_what_is_not_the_candidates_is_said_in_english(code):
    set_screen_language(code)

    assert _("Leave the exam screen") == "Leave the exam screen"
    assert ngettext("{shown} learner", "{shown} learners", 2) == "{shown} learners"
    assert _("Hand in") != "Hand in"


@each_language
def test_figures_are_those_of_the_clock_on_the_wall(code):
    with speaking(code):
        said = f"{time_of(NINE)} {listed([3, 5])} {time_left(61 * MINUTE_MS)}"

    assert said.startswith("09:00:00 3")
    assert all(sign.isascii() for sign in said if sign.isdigit())
