"""Ten thousand damaged files of each format: whole questions, or refusals that name line and remedy."""

import random
from html import escape

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats import FORMATS
from eduapp.exams.questions.formats.moodle_files import files_for
from eduapp.exams.questions.rules.checks import check_question
from tests.support import given_questions
from tests.support.damage import damaged

PICTURED = given_questions.pictured()
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
        "</question>\n"
        '<question type="cloze"><questiontext format="html"><text>'
        "{1:MULTICHOICE:=a#ja~b} og {1:SHORTANSWER:=c~%50%d} og {1:NUMERICAL:=3.1:0.1}"
        "</text></questiontext></question>\n"
        '<question type="ordering"><questiontext><text>x</text></questiontext><selecttype>ALL</selecttype>'
        '<answer fraction="1"><text>a</text></answer><answer fraction="2"><text>b</text></answer>'
        "</question>\n"
        f'<question type="essay"><questiontext><text>{escape(PICTURED.stem.words)}</text>'
        f"{files_for([PICTURED.stem], PICTURED.pictures)}</questiontext></question>\n</quiz>\n"
    ),
    "aiken": "Hva er 2 + 2?\nA) 3\nB) 4\nC) 5\nANSWER: B\n\nEn til?\nA. ja\nB. nei\nANSWER: A\n",
}


@pytest.mark.parametrize("key", SAMPLES)
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
