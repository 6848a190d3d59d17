"""GIFT as it is read: what each sign means, and what is said of a place that cannot be read."""

from decimal import Decimal

import pytest

from eduapp.core.i18n import speaking
from eduapp.exams.questions.formats.gift_reader import read_gift
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.question import Text


def read(text):
    reading = read_gift(text.encode())
    assert reading.refusals == (), [refusal.reason.sentence() for refusal in reading.refusals]
    return [placed.question for placed in reading.questions]


def one(text):
    (question,) = read(text)
    return question


def refused(text):
    """What is refused, as line and rule; nothing else came of it."""
    return [(refusal.line, refusal.reason.name) for refusal in read_gift(text.encode()).refusals]


def told(question):
    return [(answer.text.words, int(answer.percent), answer.feedback.words) for answer in question.answers]


def test_one_right_among_wrong_ones():
    question = one(
        "::Tall::Hva er 2+2? {\n=4 #Ja\n~3 #Nei, =lite\\=\n~%25%5\n####Se side 3\n}".replace(", =lite", "")
    )

    assert (question.kind, question.title, question.stem) == (q.SINGLE, "Tall", Text("Hva er 2+2?", q.MOODLE))
    assert told(question) == [("4", 100, "Ja"), ("3", 0, "Nei="), ("5", 25, "")]
    assert question.feedback.words == "Se side 3"


def test_only_weighted_wrong_signs_are_several_right():
    question = one("Hvem? {~%50%Per ~%50%Kari ~%-100%Ingen}")

    assert question.kind == q.MULTIPLE
    assert told(question) == [("Per", 50, ""), ("Kari", 50, ""), ("Ingen", -100, "")]


@pytest.mark.parametrize(
    ("braces", "truth", "if_true", "if_false"),
    [
        ("T", True, "", ""),
        ("FALSE", False, "", ""),
        ("TRUE#feil#rett", True, "rett", "feil"),
        ("F#feil#rett", False, "feil", "rett"),
        ("F##rett", False, "", "rett"),
    ],
)
def test_the_first_feedback_of_a_statement_is_for_who_was_wrong(braces, truth, if_true, if_false):
    question = one(f"Jorda er flat.{{{braces}}}")

    assert question.kind == q.TRUE_FALSE
    assert told(question) == [("true", 100 * truth, if_true), ("false", 100 * (not truth), if_false)]


def test_only_right_signs_are_a_short_answer():
    question = one("Hovedstaden? {=Oslo =%50%Kristiania#før}")

    assert (question.kind, told(question)) == (q.SHORT, [("Oslo", 100, ""), ("Kristiania", 50, "før")])


def test_arrows_are_pairs():
    question = one("Par {\n=Norge -> Oslo\n=Sverige -> Stockholm\n= -> Paris\n}")

    assert question.kind == q.MATCHING
    assert [(pair.left.words, pair.right) for pair in question.pairs] == [
        ("Norge", "Oslo"), ("Sverige", "Stockholm"), ("", "Paris"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("braces", "spans"),
    [
        ("#5", [("5", "0", 100)]),
        ("#5:0.1", [("5", "0.1", 100)]),
        ("#4..6", [("5", "1", 100)]),
        ("#-0.5..0.25", [("-0.125", "0.375", 100)]),
        ("#=5:0.1#ok =%50%5:1", [("5", "0.1", 100), ("5", "1", 50)]),
        ("# =1e3", [("1000", "0", 100)]),
    ],
)
def test_numbers_have_a_tolerance_or_a_range(braces, spans):
    question = one(f"Hvor mye? {{{braces}}}")

    assert question.kind == q.NUMBER
    assert [(a.number, a.tolerance, a.percent) for a in question.answers] == [
        (Decimal(number), Decimal(tolerance), percent) for number, tolerance, percent in spans
    ]


def test_a_star_takes_every_other_number():
    question = one("Hvor mye? {#=5 =%0%*#Prøv igjen}")

    assert told(question)[1] == ("*", 0, "Prøv igjen")
    assert question.answers[1].number is None


def test_text_after_the_braces_makes_a_gap():
    question = one("Oslo er {=hovedstaden =byen} i Norge.")

    assert (question.kind, question.stem.words, question.has_gap) == (q.SHORT, "Oslo er _____ i Norge.", True)


def test_no_braces_are_a_description_and_empty_ones_an_essay():
    assert [question.kind for question in read("Les dette.\n\nSkriv om sag {}\n\nEn til {####Bra}")] == [
        q.DESCRIPTION, q.ESSAY, q.ESSAY,
    ]  # fmt: skip


def test_escaped_signs_are_letters():
    question = one(r"Er \{a\: b\} \= 5\~ \# 1\n\\ \frac? {=x\=y ~\#5\}}")

    assert question.stem.words == "Er {a: b} = 5~ # 1\n\\ \\frac?"
    assert [words for words, _percent, _feedback in told(question)] == ["x=y", "#5}"]


def test_answers_are_in_the_form_of_the_question_unless_they_say_otherwise():
    question = one("[html]<b>Hva</b>? {=<i>a</i>#<u>ja</u> ~[plain]b}")

    assert [answer.text.form for answer in question.answers] == [q.HTML, q.PLAIN]
    assert (question.stem.form, question.answers[0].feedback.form) == (q.HTML, q.HTML)


def test_comments_hold_the_id_and_tags_of_the_question_just_below():
    text = "// [tag:borte]\n\n// [id:a\\]b] [tag:lett]\n// [tag:tall] [tag:lett]\nEn {T}\n// midt i\n\nTo {T}"

    first, second = read(text)
    assert (first.outside_id, first.tags) == ("a]b", ("lett", "tall"))
    assert (second.outside_id, second.tags) == ("", ())


def test_a_category_holds_until_the_next():
    text = "En {T}\n\n$CATEGORY: Matte/Tall\n\nTo {T}\n\nTre {T}\n\n$CATEGORY: $course$/top/Norsk\n\nFire {T}"

    assert [question.category for question in read(text)] == ["", "Matte/Tall", "Matte/Tall", "Norsk"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_mean_the_same(end):
    questions = read("// bare ord\nEn\nlinje til {\n=a\n~b\n}\n\n\nTo {T}".replace("\n", end))

    assert [question.stem.words for question in questions] == ["En\nlinje til", "To"]


def test_a_byte_order_mark_is_no_letter():
    assert [p.question.title for p in read_gift(b"\xef\xbb\xbf::x::y {T}").questions] == ["x"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a {T}\n\n// ord\nEn {=a\n\n~b}", [(4, "BraceNotClosed"), (6, "BraceNotOpened")]),
        ("En }a{", [(1, "BraceNotOpened")]),
        ("En {T} to {F}", [(1, "SeveralBraces")]),
        ("En {=a {~b}", [(1, "SeveralBraces")]),
        ("::Tittel\nEn {T}", [(1, "TitleNotClosed")]),
        ("$CATEGORY: a\nEn {T}", [(1, "CategoryNotAlone")]),
        ("En {\nkanskje}", [(2, "NoAnswerSign")]),
        ("En {T =a}", [(1, "NoAnswerSign")]),
        ("En {\n=a\n~%femti%b}", [(3, "PercentNotRead")]),
        ("En {=a ~%33,3%b}", [(1, "PercentNotRead")]),
        ("En {=a ~%200%b}", [(1, "PercentNotRead")]),
        ("En {=a ~%33.333333%b}", [(1, "PercentImpossible")]),
        ("En {=a#b#c ~d}", [(1, "TooManyFeedbacks")]),
        ("En {T#b#c#d}", [(1, "TooManyFeedbacks")]),
        ("En {=a -> b\n=c}", [(2, "PairNotWhole")]),
        ("En {=a -> b#x =c -> d}", [(1, "PairWithMore")]),
        ("En {=a -> b}", [(1, "PairsMissing")]),
        ("En {#3,14}", [(1, "DecimalComma")]),
        ("En {#1,000..2,000}", [(1, "DecimalComma")]),
        ("En {#=3.14:0,1}", [(1, "DecimalComma")]),
        ("En {#fem}", [(1, "NotANumber")]),
        ("En {#}", [(1, "NotANumber")]),
        ("En {#1e999}", [(1, "NotANumber")]),
        ("En {#0.12345678901234567}", [(1, "NumberTooFine")]),
        ("En {#6..4}", [(1, "RangeBackward")]),
        ("En {#5:-1}", [(1, "ToleranceNegative")]),
        ("En {#=5 ~6}", [(1, "WrongNotNumeric")]),
        ("En {~a ~b}", [(1, "PartsMissWhole")]),
        ("En {~%40%a ~%40%b}", [(1, "PartsMissWhole")]),
        ("En {=%50%a}", [(1, "NoneFullyRight")]),
        ("En {= ~b}", [(1, "AnswerEmpty")]),
        ("{T}", [(1, "StemMissing")]),
        ("", [(1, "EmptyFile")]),
        ("// bare ord", [(1, "EmptyFile")]),
        ("a {T}\nb\x07", [(2, "HiddenInFile")]),
    ],
)
def test_what_cannot_be_read_is_refused_with_line_and_remedy(text, expected):
    assert refused(text) == expected
    with speaking("en"):
        for refusal in read_gift(text.encode()).refusals:
            assert refusal.reason.sentence().rstrip("…").endswith((".", "…"))


def test_a_refused_question_does_not_take_its_neighbours_along():
    reading = read_gift(b"En {T}\n\nTo {\n\nTre {F}")

    assert [placed.line for placed in reading.questions] == [1, 5]
    assert [refusal.line for refusal in reading.refusals] == [3]


def test_letters_of_another_encoding_are_taken_only_if_somebody_says_so():
    data = "En\n\nBlåbær {T}".encode("cp1252")

    assert [(r.line, r.reason.name) for r in read_gift(data).refusals] == [(3, "NotUtf8")]
    assert read_gift(data, "windows-1252").questions[1].question.stem.words == "Blåbær"


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "// " + "[id:" * 200_000 + "\nEn {T}",
        "// " + "\\[id:" * 200_000 + "\nEn {T}",
        "En {" + "~%" * 200_000 + "}",
        "En {" + "#" * 400_000 + "}",
        "::" * 200_000,
        "{" * 400_000,
        "En {=" + "->" * 200_000 + "}",
        "[html]" + "<!-" * 100_000 + " {T}",
    ],
)
def test_a_file_made_to_take_long_does_not(text):
    reading = read_gift(text.encode())

    assert reading.questions or reading.refusals
