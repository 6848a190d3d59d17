"""Questions for tests: one of each kind, and strategies that make any question a format can hold."""

import io
from dataclasses import replace
from decimal import Decimal

from hypothesis import strategies as st
from PIL import Image

from eduapp.exams.questions import service
from eduapp.exams.questions.formats.moodle_fractions import FRACTIONS
from eduapp.exams.questions.formats.safe_html import reduced
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.checks import read_as
from eduapp.exams.questions.rules.filing import Filing
from eduapp.exams.questions.rules.picture import Picture
from eduapp.exams.questions.rules.placing import placed
from eduapp.exams.questions.rules.question import Answer, Pair, Question, Text, one_line, text_of
from tests.support import given

ALL, NOTHING = Decimal(100), Decimal(0)


def plain(words):
    return Text(words, q.PLAIN)


def a_single(stem="Hva er 2 + 2?", right="4", wrong=("3", "5"), **facts):
    answers = (Answer(plain(right), ALL), *(Answer(plain(words)) for words in wrong))
    return Question(q.SINGLE, plain(stem), answers=answers, **facts)


def a_number(stem="Hva er pi?", number="3.14", tolerance="0.01", **facts):
    answer = Answer(percent=ALL, number=Decimal(number), tolerance=Decimal(tolerance))
    return Question(q.NUMBER, plain(stem), answers=(answer,), **facts)


def a_picture(name="sag.png", width=40, height=30, kind="PNG", colour="#3366aa"):
    """A sound picture of one colour."""
    made = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(made, kind)
    return Picture(name, made.getvalue())


def pictured(picture=None, words="En sag", **facts):
    """A question whose stem shows a picture."""
    picture = picture or a_picture()
    stem = Text(f"<p>Hva er dette?</p>{placed(picture.name, words)}", q.HTML)
    return replace(a_single(), stem=stem, pictures=(picture,), **facts)


def one_of_each():
    """A sound question of every kind, by kind."""
    return {
        q.SINGLE: a_single(),
        q.MULTIPLE: Question(
            q.MULTIPLE,
            plain("Hvilke er partall?"),
            answers=(
                Answer(plain("2"), Decimal(50)),
                Answer(plain("4"), Decimal(50)),
                Answer(plain("5"), Decimal(-50)),
            ),
        ),
        q.TRUE_FALSE: Question(q.TRUE_FALSE, plain("Jorda er rund."), answers=q.true_or_false(truth=True)),
        q.SHORT: Question(q.SHORT, plain("Hovedstaden?"), answers=(Answer(plain("Oslo"), ALL),)),
        q.NUMBER: a_number(),
        q.MATCHING: Question(
            q.MATCHING,
            plain("Sett sammen."),
            pairs=(
                Pair(plain("Norge"), "Oslo"),
                Pair(plain("Sverige"), "Stockholm"),
                Pair(q.NOTHING, "Paris"),
            ),
        ),
        q.ORDERING: Question(
            q.ORDERING,
            plain("I rekkefølge?"),
            answers=tuple(Answer(plain(w)) for w in ("sag", "fil", "puss")),
        ),
        q.GAPS: Question(
            q.GAPS,
            plain("[[1]] ligger ved [[2]]."),
            answers=(Answer(plain("Oslo"), ALL, gap=1), Answer(plain("fjorden"), ALL, gap=2)),
        ),
        q.ESSAY: Question(q.ESSAY, plain("Fortell om verneutstyr.")),
        q.DESCRIPTION: Question(q.DESCRIPTION, plain("De neste tre hører sammen.")),
    }


# ── Any question at all ──────────────────────────────────────────────────────────────────────────

# Letters that formats read as signs come often; control characters and halves of letters belong to no text.
letters = st.sampled_from("~=#{}:\\->n/[]%$.*TF \n\tÅæ1") | st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff"
)
words = st.text(letters, max_size=30) | st.sampled_from(
    [
        "[html]<b>x</b>",
        "%50%half",
        "//no comment",
        "::x::",
        "a -> b",
        "####",
        "$CATEGORY: x",
        "\\n",
        "{}",
        "*",
    ]
)
forms = st.sampled_from(q.FORMS)


def _a_text(words, form):
    return text_of(reduced(words) if form == q.HTML else words, form)


texts = st.builds(_a_text, words, forms).filter(lambda text: text.words)
maybe = texts | st.just(q.NOTHING)
lines = words.map(one_line)
parts = st.decimals(-100, 100, places=5)
numbers = st.decimals(-(10**6), 10**6, places=4)
tolerances = st.decimals(0, 10**3, places=3)


def answers_of(texts, percents=parts):
    return st.builds(Answer, texts, percents, maybe)


right = answers_of(texts, st.just(ALL))
wrong = answers_of(texts, st.decimals(-100, 99, places=5))
facts = {
    "stem": texts,
    "title": lines,
    "feedback": maybe,
    "category": lines,
    "tags": st.lists(lines.filter(bool), max_size=3, unique=True).map(tuple),
    "outside_id": lines,
}


def of_kind(kind, **more):
    return st.builds(Question, st.just(kind), **{**facts, **more})


def shuffled(*some):
    return (
        st.tuples(*some).map(lambda lists: [one for each in lists for one in each]).flatmap(st.permutations)
    )


def read_apart(answers):
    """Whether no two choices read the same."""
    return len({read_as(answer.text) for answer in answers}) == len(answers)


singles = of_kind(
    q.SINGLE,
    answers=shuffled(st.lists(right, min_size=1, max_size=2), st.lists(wrong, min_size=1, max_size=4))
    .map(tuple)
    .filter(read_apart),
)
halves = answers_of(texts, st.just(Decimal(50)))
lost = answers_of(texts, st.decimals(-100, 0, places=5))
multiples = of_kind(
    q.MULTIPLE,
    answers=shuffled(st.lists(halves, min_size=2, max_size=2), st.lists(lost, max_size=3))
    .map(tuple)
    .filter(read_apart),
)
statements = of_kind(
    q.TRUE_FALSE,
    answers=st.builds(
        lambda truth, yes, no: q.true_or_false(truth=truth, if_true=yes, if_false=no),
        st.booleans(),
        maybe,
        maybe,
    ),
)
shorts = of_kind(
    q.SHORT,
    answers=shuffled(st.lists(right, min_size=1, max_size=2), st.lists(answers_of(texts), max_size=2)).map(
        tuple
    ),
)
fully = st.builds(Answer, percent=st.just(ALL), feedback=maybe, number=numbers, tolerance=tolerances)
partly = st.builds(Answer, percent=parts, feedback=maybe, number=numbers, tolerance=tolerances) | st.builds(
    Answer, st.just(plain(q.ANYTHING)), parts, maybe
)
numerics = of_kind(
    q.NUMBER,
    answers=shuffled(st.lists(fully, min_size=1, max_size=2), st.lists(partly, max_size=2)).map(tuple),
)
pairs = st.builds(Pair, texts, texts.map(lambda text: text.words))
listed = st.sampled_from(sorted(FRACTIONS))
matchings = of_kind(
    q.MATCHING,
    pairs=shuffled(
        st.lists(pairs, min_size=2, max_size=4),
        st.lists(st.builds(Pair, st.just(q.NOTHING), texts.map(lambda text: text.words)), max_size=2),
    ).map(tuple),
)
essays = of_kind(q.ESSAY)
descriptions = of_kind(q.DESCRIPTION)
# With the parts of points that Moodle lists.
listed_shorts = of_kind(
    q.SHORT,
    answers=shuffled(
        st.lists(right, min_size=1, max_size=2), st.lists(answers_of(texts, listed), max_size=2)
    ).map(tuple),
    case_matters=st.booleans(),
)
measured = of_kind(q.NUMBER, answers=st.lists(fully, min_size=1, max_size=2).map(tuple), unit=lines)
orderings = of_kind(
    q.ORDERING, answers=st.lists(st.builds(Answer, texts, feedback=maybe), min_size=2, max_size=5).map(tuple)
)


typed = words.map(str.strip).filter(bool).map(plain)


@st.composite
def gapped(draw, percents=parts):
    """Gap texts: each gap once, with an answer that is fully right and perhaps others, in any order."""
    count = draw(st.integers(1, 3))
    stem = draw(forms.filter(lambda form: form != q.HTML))
    told = " ".join(f"{draw(lines)} [[{number}]]" for number in range(1, count + 1))
    each = st.builds(Answer, typed, percents, maybe, gap=st.integers(1, count))
    fully = [draw(st.builds(Answer, typed, st.just(ALL), maybe, gap=st.just(n + 1))) for n in range(count)]
    answers = draw(st.permutations([*fully, *draw(st.lists(each, max_size=3))]))
    return Question(
        q.GAPS,
        text_of(told, stem),
        answers=tuple(answers),
        case_matters=draw(st.booleans()),
        title=draw(lines),
    )


any_question = st.one_of(singles, multiples, statements, shorts, numerics, matchings, essays, descriptions)


# ── In the bank ──────────────────────────────────────────────────────────────────────────────────


def in_the_bank(database, question=None, question_id=None, before=0, **filed):
    """A question saved by a teacher; its id."""
    order = service.SaveQuestion(
        question=question or a_single(), filing=Filing(**filed), question_id=question_id, before=before
    )
    return database.acting_as(given.TEACHER).execute(service.save_question, order)


def with_part(percent):
    """A short answer that earns all, and one that earns a part."""
    answers = (Answer(plain("Oslo"), ALL), Answer(plain("Kristiania"), Decimal(percent)))
    return Question(q.SHORT, plain("Hovedstaden?"), answers=answers)
