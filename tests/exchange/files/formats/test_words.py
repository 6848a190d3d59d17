import unicodedata

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exchange.files.formats import words
from eduapp.exchange.files.formats.remarks import Problem
from tests.support.given_files import a_table, sample

LEVELS = {"high": ("høyt", "høgt"), "low": ("lavere", "lågare", "lower"), "A1": ()}
PARSERS = st.sampled_from([words.names(), words.texts(), words.codes(), words.choices(LEVELS), words.zones()])


def told(answer):
    assert isinstance(answer, Problem), answer
    return answer.sentence()


@forall(PARSERS, st.text(min_size=1))
def test_no_text_makes_a_parser_fall(parser, text):
    answer = parser(text)

    if isinstance(answer, Problem):
        assert answer.sentence().endswith(".")
    else:
        assert answer == unicodedata.normalize("NFC", answer)


@pytest.mark.parametrize("file", ["deltakere.csv", "deltakere-mange-skrifter.csv"])
def test_every_name_of_the_samples_is_kept_as_typed(file):
    for row in a_table(sample(file).read_bytes()).rows:
        for name in filter(None, row.cells[1:3]):
            assert words.names()(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "O'Brien",
        "Nguyễn Thị",
        "Al-Hassan",
        "Żółć",
        "Đorđević",
        "Åsne Sørli",
        "Máret Ánne",
        "Ærlend",
        "Łukasz",
        "Ștefan",
        "Šimon",
        "أحمد",
        "Дмитрий",
        "ወርቅነህ",
        "D’Angelo",
        "José María",
        "می\u200cخواهم",
        "Ng",
        "Ó",
    ],
)
def test_names_of_all_kinds_are_names(name):
    assert words.names()(name) == name


def test_a_name_is_tidied_and_composed():
    assert words.names()("  A\u030ase \u00a0 Berg ") == "Åse Berg"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Ka\u202eri", "U+202E"),
        ("Ka\x07ri", "U+0007"),
        ("Ka\u200bri", "U+200B"),
        ("\ufeffKari", "U+FEFF"),
        ("Ka\u00adri", "U+00AD"),
    ],
)
def test_hidden_characters_are_named(name, code):
    assert f"holds a hidden character ({code})" in told(words.names()(name))


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("BjÃ¸rn", "Bjørn"),
        ("Ã…se", "Åse"),
        ("Ã˜degÃ¥rd", "Ødegård"),
        ("MÃ¼ller", "Müller"),
        ("JosÃ©", "José"),
        ("Å\xa0imon", None),
        ("Å»Ã³Å‚Ä‡", "Żółć"),
    ],
)
def test_letters_read_in_the_wrong_encoding_are_told_with_the_right_ones(broken, whole):
    answer = words.names()(broken)

    if whole:
        assert told(answer) == f"{broken} has broken letters. Write {whole}."


@pytest.mark.parametrize("name", ["Ångström", "Ås-Vik", "Đổ", "ANDRÉ–MARIE", "Ål’a", "Ñandú", "Éa"])
def test_letters_that_are_whole_are_left_alone(name):
    assert words.names()(name) == name


@pytest.mark.parametrize("name", ["Bj?rn", "Bj\ufffdrn"])
def test_a_lost_letter_is_told(name):
    assert "has lost a letter" in told(words.names()(name))


@pytest.mark.parametrize("name", ["@SUM", "+Ole", "=1+A1", "-Ola", "＝Ola", "1. Ola", "'=Ola"])
def test_a_name_begins_with_a_letter(name):
    assert "does not begin with a letter" in told(words.names()(name))


@pytest.mark.parametrize("name", ["'t Hooft", "’Abd", "ʻAlī", "d'Arc", "S̈ofi", "ወርቅነህ", "علی‌رضا", "李"])
def test_an_apostrophe_in_front_is_no_harm_in_any_script(name):
    assert words.names()(name) == name


@pytest.mark.parametrize("name", ["-", "123", "...", "😀"])
def test_a_name_has_letters(name):
    assert "holds no letter" in told(words.names()(name))


def test_a_name_is_no_longer_than_a_line_of_paper():
    assert words.names()("x" * 120) == "x" * 120
    assert told(words.names()("x" * 121)).endswith("has 121 characters; 120 is the most. Shorten it.")


@pytest.mark.parametrize("fault", ["#REF!", "#N/A", "#NAVN?", "#I/T", "#DIV/0!", "#VERDI!"])
def test_a_fault_of_a_spreadsheet_is_no_name(fault):
    assert "is a fault of the spreadsheet" in told(words.texts()(fault))


@pytest.mark.parametrize("text", ["#1 i køen", "- malt vegger", "@Kari", "Hva? Hvor?", "100 %"])
def test_ordinary_remarks_are_texts(text):
    assert words.texts()(text) == text


def test_a_text_keeps_its_lines():
    assert words.texts()("a  b\r\n\r\n\tc\rd") == "a b\nc\nd"


@pytest.mark.parametrize("code", ["1001", "0012", "NOR-A2", "SNEV101"])
def test_codes_stay_as_typed(code):
    assert words.codes()(code) == code


def test_a_code_is_one_word():
    assert "Write it as one word" in told(words.codes()("NOR A2"))


@pytest.mark.parametrize(
    ("said", "code"),
    [("høyt", "high"), ("HØGT", "high"), ("hoyt", "high"), ("Lavere", "low"), ("low", "low"), ("a1", "A1")],
)
def test_a_choice_is_known_in_every_language(said, code):
    assert words.choices(LEVELS)(said) == code


def test_an_unknown_choice_lists_what_is_known():
    assert told(words.choices(LEVELS)("ukjent")) == (
        "ukjent is not known here. Write one of these: høyt, lavere, A1."
    )


def test_a_near_miss_is_answered_with_a_guess():
    assert told(words.choices(LEVELS)("laverre")) == "laverre is not known here. Perhaps lavere is meant."


@pytest.mark.parametrize("text", ["Europe/Oslo", "europe/oslo", " EUROPE/OSLO "])
def test_a_zone_is_known_whatever_the_size_of_its_letters(text):
    assert words.zones()(text) == "Europe/Oslo"


def test_what_is_no_zone_is_told_how_to_write_one():
    assert told(words.zones()("W. Europe Standard Time")) == (
        "W. Europe Standard Time is no time zone. Write it as Europe/Oslo, or leave the cell empty."
    )
