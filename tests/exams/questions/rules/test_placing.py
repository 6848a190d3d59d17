"""Pictures in texts: each placed, described, under one name; and read aloud by its description."""

from dataclasses import replace

import pytest

from eduapp.exams.questions.rules import placing
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import check_pictures, places_in, said_by
from eduapp.exams.questions.rules.question import Answer, Pair, Question, Text
from tests.support.given_questions import a_picture, pictured, plain

SAW = a_picture()


def names(question):
    return [violation.name for violation in check_pictures(question)]


def html(*words):
    return Text("".join(words), q.HTML)


def test_a_picture_is_written_one_way_and_read_again():
    text = html(placing.placed("min sag.png", 'En "sag"  & <fil>'), placing.placed("b.jpg", ""))

    assert list(places_in(text)) == [("min sag.png", 'En "sag" & <fil>'), ("b.jpg", "")]
    assert list(places_in(replace(text, form=q.PLAIN))) == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (pictured(), []),
        (pictured(words=" "), ["PictureWithoutWords"]),
        (replace(pictured(), stem=html("<p>a</p>")), ["PictureNotPlaced"]),
        (replace(pictured(), pictures=()), ["PictureMissing"]),
        (replace(pictured(), pictures=(SAW, SAW)), ["PictureNamedTwice"]),
        (replace(pictured(), pictures=(SAW,) * 21), ["TooManyPictures"]),
        (replace(pictured(), pictures=(a_picture("annen.png"),)), ["PictureMissing", "PictureNotPlaced"]),
    ],
)
def test_all_that_stands_against_pictures_is_said_at_once(question, expected):
    assert names(question) == expected


@pytest.mark.parametrize(
    "facts",
    [
        {"stem": html(placing.placed("sag.png", "En sag"))},
        {"feedback": html(placing.placed("sag.png", "En sag"))},
        {"answers": (Answer(html(placing.placed("sag.png", "En sag"))),)},
        {"answers": (Answer(plain("a"), feedback=html(placing.placed("sag.png", "En sag"))),)},
        {"pairs": (Pair(html(placing.placed("sag.png", "En sag")), "a"),)},
    ],
)
def test_a_picture_may_stand_in_every_text_that_has_a_form(facts):
    assert names(Question(q.ESSAY, **{"stem": plain("x"), **facts}, pictures=(SAW,))) == []


def test_a_text_is_read_aloud_without_tags_and_with_descriptions():
    text = html("<p>1 &lt; <b>2</b></p><ul><li>Se</li></ul>", placing.placed("sag.png", "En &"))

    assert q.one_line(said_by(text)) == "1 < 2 Se En &"
    assert said_by(plain("1 <b> 2")) == "1 <b> 2"
