import pytest

from eduapp.certificates.neutrality.letters import clean, phrase, plain, readings, words_of


def all_words(text):
    words = words_of(text)
    return {token.plain for token in (*words.tokens, *words.others)}


@pytest.mark.parametrize(
    "written",
    [
        "FENGSEL",
        "Fengsel",
        "féngsèl",
        "fe\N{COMBINING ACUTE ACCENT}ngsel",
        "fеngsеl",
        "ｆｅｎｇｓｅｌ",
        "𝐟𝐞𝐧𝐠𝐬𝐞𝐥",
        "fengsel",
    ],
)
def test_a_word_is_the_same_however_it_looks(written):
    assert plain(clean(written)) == "fengsel"


@pytest.mark.parametrize("hidden", ["\u00ad", "\u200b", "\u200d", "\u2060", "\ufeff", "\u202e"])
def test_what_has_no_width_parts_no_word(hidden):
    assert phrase(f"feng{hidden}sel") == ("fengsel",)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("på feng-\nsel i", "fengsel"),
        ("på feng\N{HYPHEN}sel i", "fengsel"),
        ("på feng\ufffesel i", "fengsel"),
        ("på kri-\nminal-\nomsorg", "kriminalomsorg"),
        ("F E N G S E L", "fengsel"),
        ("f.e.n.g.s.e.l", "fengsel"),
        ("f_e_n_g_s_e_l", "fengsel"),
        ("f · e · n · g · s · e · l", "fengsel"),
        ("KariNordmannCelle3.pdf", "celle"),
    ],
)
def test_a_word_that_was_taken_apart_is_put_together(text, word):
    assert word in all_words(text)


def test_initials_are_no_word():
    assert all_words("A. B. C. Berg") == {"a", "b", "c", "berg"}


@pytest.mark.parametrize("typed", ["f3ngsel", "feng5el", "fengse1"])
def test_digits_may_stand_for_letters(typed):
    assert "fengsel" in readings(plain(typed))


@pytest.mark.parametrize("number", ["2026", "vg2", "45"])
def test_a_number_is_no_word(number):
    assert readings(number) == (number,)


def test_letters_of_another_script_stay_what_they_are():
    assert plain("Иванов") == "иванов"
    assert plain("ወርቅነህ") == "ወርቅነህ"


def test_a_word_can_be_quoted_from_where_it_stands():
    words = words_of("Ved Ringberg feng-\nsel")
    joined = words.others[0]

    assert words.text[joined.start : joined.end] == "feng-\nsel"
