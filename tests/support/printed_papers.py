"""Papers to draw in tests: a question of every kind, in values."""

import io

from PIL import Image

from eduapp.exams.papers.rules.printed import PrintedPaper, PrintedQuestion
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Text
from eduapp.exams.questions.rules.showing import Pictured

LONG = (
    "Du skal sette sammen en kasse av plater på 18 mm. Regn ut hvor mange plater du trenger når kassen er "
    "1,2 m lang, 60 cm bred og 45 cm høy, og hver plate måler 2,4 m × 1,2 m."
)
ARABIC = "ما هي عاصمة النرويج (Norge)؟"


def a_picture(width=900, height=420, colour="navy"):
    file = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(file, "PNG")
    return file.getvalue()


def asked(number, stem="Hva er 2 + 2?", kind=q.SINGLE, choices=("fire", "tre", "fem"), points=2, **more):
    texts = tuple(Text(words) for words in choices)
    stem = stem if isinstance(stem, Text) else Text(stem)
    return PrintedQuestion(number, points, kind, stem, choices=texts, **more)


def html(words):
    return Text(words, q.HTML)


def of_every_kind():
    return (
        asked(1, heading="Del 1: Regning"),
        asked(2, html("<p>Større enn 10<sup>3</sup>?</p>"), q.MULTIPLE, ("titusen", "nitten")),
        asked(3, "Vann er H₂O.", q.TRUE_FALSE, (), 1),
        asked(
            4,
            html(f"<p>Hvor lang er streken?</p>{placed('s.png', 'strek')}"),
            q.NUMBER,
            (),
            unit="cm",
            pictures=(Pictured("s.png", "d1"),),
        ),
        asked(
            5,
            "Sett sammen.",
            q.MATCHING,
            (),
            lefts=(Text("Norge"), Text("Sverige")),
            rights=("Stockholm", "Oslo", "Paris"),
        ),
        asked(6, "I hvilken orden?", q.ORDERING, ("pusse", "sage", "file")),
        asked(7, "[[1]] ligger ved [[2]].", q.GAPS, ()),
        asked(0, "De neste hører sammen.", q.DESCRIPTION, (), 0, heading="Del 2: Tekst"),
        asked(8, LONG, q.ESSAY, (), 10),
        asked(9, ARABIC, choices=("أوسلو", "ستوكهولم", "Oslo by")),
        asked(10, "Hva heter du?", q.SHORT, (), 1),
    )


def a_printed_paper(questions=None, **facts):
    told = {
        "title": "Eksamen i matematikk",
        "language": "nb",
        "letter": "B",
        "minutes": 240,
        "versions": 2,
        "course": "Matematikk 1P",
        "instructions": "Svar på alt.\nSkriv tydelig.",
        "aids": ("dictionary",),
        "frozen": True,
        "pictures": {"d1": a_picture()},
        "questions": of_every_kind() if questions is None else tuple(questions),
    }
    return PrintedPaper(**(told | facts))
