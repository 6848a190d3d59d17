"""Ten thousand damaged files of each format: whole questions, or refusals that name line and remedy."""

import random

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats import FORMATS
from eduapp.exams.questions.rules.checks import check_question

COPIES, IN_ONE_TEST = 10_000, 1_000
SAMPLES = {
    "gift": (
        "$CATEGORY: Matte/Tall\n\n// [id:1] [tag:lett]\n::Sum::[html]Hva er 2+2? "
        "{\n=4#Ja ~3#Nei ~%25%5\n####Side 3\n}\n\n"
        "Jorda er flat.{FALSE#feil#rett}\n\nOslo er {=hovedstaden =%50%en by} her.\n\n"
        "Par {=a -> b =c -> d}\n\n"
        "Pi? {#=3.14:0.01#ok =%50%3..3.5 =%0%*}\n\nFlere {~%50%2 ~%50%4 ~%-100%5}\n\nSkriv {}\n\nLes dette.\n"
    ),
    "moodle-xml": (
        '<?xml version="1.0"?>\n<quiz>\n<question type="category">'
        "<category><text>$course$/A</text></category></question>\n"
        '<question type="multichoice"><name><text>n</text></name>'
        '<questiontext format="html"><text><![CDATA[<p>x</p>]]></text></questiontext>'
        '<single>true</single>\n<answer fraction="100"><text>a</text></answer>'
        '<answer fraction="0"><text>b</text></answer></question>\n'
        '<question type="numerical"><questiontext><text>pi</text></questiontext>'
        '<answer fraction="100"><text>3.14</text><tolerance>0.01</tolerance></answer></question>\n'
        '<question type="essay"><questiontext format="plain_text"><text>Skriv</text></questiontext>'
        "</question>\n</quiz>\n"
    ),
    "aiken": "Hva er 2 + 2?\nA) 3\nB) 4\nC) 5\nANSWER: B\n\nEn til?\nA. ja\nB. nei\nANSWER: A\n",
}
ODD = (
    "{", "}", "~", "=", "#", "####", "::", "->", "%", "%50%", "%x%", "\\", "\\{", "\n\n", "\n", "\r", "//",
    "[html]", "$CATEGORY:", "[id:", "[tag:]", "{T}", "{#", "1,5", "1e999", "..", ":", "A)", "Z.", "ANSWER:",
    "ANSWER: Z", "\x00", "\x85", "\u2028", "\u202e", "\ufeff", "أحمد", "x" * 3_000, "{0}", "%s", "<script>",
    "<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "<", "&", "]]>", "<x>", "</quiz>", "<file/>", "<img>",
)  # fmt: skip


def damaged(dice, text):
    letters = list(text)
    for _time in range(dice.randrange(1, 8)):
        at = dice.randrange(len(letters) or 1)
        match dice.randrange(4):
            case 0:
                letters[at:at] = dice.choice(ODD)
            case 1:
                del letters[at : at + dice.randrange(1, 20)]
            case 2:
                letters[at:at] = letters[dice.randrange(len(letters) or 1) :][:30]
            case _:
                letters = letters[: dice.randrange(len(letters) + 1)] if dice.random() < 0.1 else letters
    data = bytearray(
        "".join(letters).encode(dice.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "cp1252")), "replace")
    )
    if data and dice.random() < 0.2:
        data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


@pytest.mark.parametrize("key", FORMATS)
@pytest.mark.parametrize("first", range(0, COPIES, IN_ONE_TEST))
def test_a_damaged_file_is_read_or_refused_by_name(key, first):
    came = 0
    for seed in range(first, first + IN_ONE_TEST):
        dice = random.Random(seed)
        data = damaged(dice, SAMPLES[key])
        reading = FORMATS[key].read(data, dice.choice(("utf-8", "utf-8", "windows-1252")))
        came += bool(reading.questions)

        lines = data.count(b"\n") + data.count(b"\r") + 1
        assert reading.questions or reading.refusals, seed
        assert all(not list(check_question(placed.question)) for placed in reading.questions), seed
        with speaking("en"):
            for refusal in reading.refusals:
                assert 1 <= refusal.line <= lines, seed
                assert ". " in refusal.reason.sentence(), seed  # what is wrong, and what to do

    assert came > IN_ONE_TEST / 40  # else the damage was so great that nothing was tried
