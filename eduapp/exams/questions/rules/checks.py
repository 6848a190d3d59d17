"""What stands against a question, whichever way it came in. Pure."""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal

from eduapp.core.codes import code_list
from eduapp.core.i18n import N_
from eduapp.core.violations import Violation
from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.placing import check_pictures
from eduapp.exams.questions.rules.question import Answer, Question, Text

LONGEST_TITLE, LONGEST_TEXT, LONGEST_WORD = 255, 20_000, 100
MOST_ANSWERS, MOST_TAGS = 100, 20
LEAST_CHOICES = LEAST_PAIRS = LEAST_ITEMS = 2
NO_LETTERS = "\ufeff\ufffe\uffff"  # inside a text they are damage, and no XML may hold two of them
DIGITS = 15  # of a number, so that every program reads the same one
FARTHEST = 30  # power of ten
FINEST = Decimal("0.00001")  # of a percent: 33.33333
LONGEST_TOLD = 60  # letters of an answer that is named
# Tags that change nothing of what is read within a word, and those that stand between words.
_LAID_OUT, _SHAPE = (
    re.compile(r"</?(?:b|i|em|strong|span|u)\b[^>]*>", re.IGNORECASE),
    re.compile(r"</?(?:p|div|br|li|ul|ol)\b[^>]*>", re.IGNORECASE),
)
ROUNDING = Decimal("0.5")  # by which three thirds may miss the whole


class KindUnknown(Violation):
    """A kind that is not in the list."""

    message = N_("The kind “{text}” is not known here. Choose one of the list.")
    about = ("kind",)


class StemMissing(Violation):
    """Nothing is asked."""

    message = N_("There is no question text. Write what is asked.")
    about = ("stem",)


class TextTooLong(Violation):
    """More than a question of an exam needs."""

    message = N_("A text is longer than {limit} characters. Shorten it.")


class HiddenLetters(Violation):
    """A control character that no paper can show."""

    message = N_("A text holds a hidden control character ({code}). Remove it.")


class TooManyAnswers(Violation):
    """More than anybody could read."""

    message = N_("There are more than {limit} answers. Split the question.")
    about = ("answers",)


class TooManyTags(Violation):
    """A question about everything is found by nobody."""

    message = N_("There are more than {limit} tags. Keep the most useful ones.")
    about = ("tags",)


class AnswersMissing(Violation):
    """Too few answers for the kind."""

    message = N_("There are {count} answers; this kind of question needs {least} or more. Add answers.")
    about = ("answers",)


class AnswerEmpty(Violation):
    """An answer without words."""

    message = N_("An answer is empty. Write it, or leave it out.")
    about = ("answers",)


class AnswersAlike(Violation):
    """Whoever chooses the one has chosen the other."""

    message = N_("Two answers read the same: “{text}”. Change one, or leave it out.")
    about = ("answers",)


class NoneFullyRight(Violation):
    """Nobody could get all points."""

    message = N_("No answer earns 100 %. Say which answer is right.")
    about = ("answers",)


class AllRight(Violation):
    """Nothing to choose between."""

    message = N_("Every answer earns 100 %. Say which answers are wrong.")
    about = ("answers",)


class PartsMissWhole(Violation):
    """The right parts of a question with several do not make the whole."""

    message = N_("The right answers add up to {sum} %, not to 100 %. Change what each of them earns.")
    about = ("answers",)


class PercentImpossible(Violation):
    """Beyond all and nothing, or finer than kept."""

    message = N_("{text} % is no part of the points. Write −100 to 100, with five decimals at most.")
    about = ("answers",)


class TruthUnclear(Violation):
    """Neither true nor false, or both."""

    message = N_("A statement is either true or false. Say which of the two is right.")
    about = ("answers",)


class NumberMissing(Violation):
    """An answer to a number question that is none."""

    message = N_("“{text}” is no number. Write a number, such as 3.14, or * for every other answer.")
    about = ("answers",)


class NumberTooFine(Violation):
    """A number that other programs would read as another one."""

    message = N_("{text} has more than {limit} digits or is too large. Round it.")
    about = ("answers",)


class ToleranceNegative(Violation):
    """Less than exact."""

    message = N_("The tolerance {text} is below 0. Write 0 or more.")
    about = ("answers",)


class PairsMissing(Violation):
    """Too few things to match."""

    message = N_("There are {count} whole pairs; matching needs {least} or more. Add pairs.")
    about = ("answers",)


class GapsDiffer(Violation):
    """Gaps without an answer, or answers without a gap."""

    message = N_(
        "Gaps and answers differ. Give each gap [[1]], [[2]] … a right answer, and each answer a gap."
    )
    about = ("answers",)


class NothingToAnswer(Violation):
    """Answers where none belong."""

    message = N_("This kind of question has no answers. Leave them out, or choose another kind.")
    about = ("answers",)


def check_question(question: Question) -> Iterator[Violation]:
    """All that stands against a question: its words, then what its kind asks for."""
    if question.kind not in code_list(q.KINDS) or question.kind not in _KINDS:
        yield KindUnknown(text=question.kind)
        return
    yield from _check_words(question)
    yield from check_pictures(question)
    if len(question.answers) > MOST_ANSWERS or len(question.pairs) > MOST_ANSWERS:
        yield TooManyAnswers(limit=MOST_ANSWERS)
        return
    yield from _check_numbers(question.answers)
    yield from _KINDS[question.kind](question)


def _check_words(question: Question) -> Iterator[Violation]:
    if not question.stem.words:
        yield StemMissing()
    if len(question.title) > LONGEST_TITLE:
        yield TextTooLong(limit=LONGEST_TITLE)
    if any(len(words) > LONGEST_TEXT for words in q.texts_of(question)):
        yield TextTooLong(limit=LONGEST_TEXT)
    short = (question.unit, question.outside_id, question.language, *question.tags)
    if any(len(words) > LONGEST_WORD for words in short):
        yield TextTooLong(limit=LONGEST_WORD)
    if len(question.tags) > MOST_TAGS:
        yield TooManyTags(limit=MOST_TAGS)
    hidden = next((code for words in q.texts_of(question) for code in hidden_in(words)), None)
    if hidden:
        yield HiddenLetters(code=hidden)


def hidden_in(words: str) -> Iterator[str]:
    """Control characters and halves of letters as U+ codes. Marks of direction belong to Arabic texts."""
    if words.isprintable():
        return
    for letter in words:
        bad = letter in NO_LETTERS or unicodedata.category(letter) in {"Cc", "Cs"}
        if bad and letter not in "\n\t":
            yield f"U+{ord(letter):04X}"


def _check_numbers(answers: tuple[Answer, ...]) -> Iterator[Violation]:
    for answer in answers:
        if not -q.ALL <= answer.percent <= q.ALL or answer.percent % FINEST:
            yield PercentImpossible(text=f"{answer.percent:f}")
        for number in (answer.number, answer.tolerance):
            if number is not None and not is_plain_number(number):
                yield NumberTooFine(text=str(number)[:DIGITS] + "…", limit=DIGITS)
        if answer.tolerance < 0:
            yield ToleranceNegative(text=str(answer.tolerance))


def is_plain_number(number: Decimal) -> bool:
    """Whether every program reads it as the same number."""
    if not number.is_finite():
        return False
    digits = len("".join(map(str, number.as_tuple().digits)).strip("0"))
    return not number or (digits <= DIGITS and abs(number.adjusted()) <= FARTHEST)


def _enough(answers: tuple[Answer, ...], least: int) -> Iterator[Violation]:
    if len(answers) < least:
        yield AnswersMissing(count=len(answers), least=least)
    if any(not answer.text.words and answer.number is None for answer in answers):
        yield AnswerEmpty()


def _one_right(answers: tuple[Answer, ...]) -> Iterator[Violation]:
    if answers and not any(answer.percent == q.ALL for answer in answers):
        yield NoneFullyRight()


def _all_differ(answers: tuple[Answer, ...]) -> Iterator[Violation]:
    """No two choices read the same, whatever their spaces and tags are and what is made of them."""
    known = set[str]()
    for answer in answers:
        read = read_as(answer.text)
        if read and read in known:
            yield AnswersAlike(text=read[:LONGEST_TOLD])
            return
        known.add(read)


def read_as(text: Text) -> str:
    """What somebody reads; a picture and its description belong to it, and so does what is raised or sunk."""
    words = text.words
    if text.form != q.PLAIN:
        words = html.unescape(_SHAPE.sub(" ", _LAID_OUT.sub("", words)))
    return " ".join(unicodedata.normalize("NFC", words).split())


def _check_nothing(question: Question) -> Iterator[Violation]:
    if question.answers or question.pairs:
        yield NothingToAnswer()


def _check_single(question: Question) -> Iterator[Violation]:
    yield from _enough(question.answers, LEAST_CHOICES)
    yield from _all_differ(question.answers)
    if question.answers and all(answer.percent == q.ALL for answer in question.answers):
        yield AllRight()
    yield from _one_right(question.answers)


def _check_multiple(question: Question) -> Iterator[Violation]:
    yield from _enough(question.answers, LEAST_CHOICES)
    yield from _all_differ(question.answers)
    earned = sum((answer.percent for answer in question.answers if answer.percent > 0), Decimal(0))
    if question.answers and abs(earned - q.ALL) > ROUNDING:
        yield PartsMissWhole(sum=f"{earned.normalize():f}")


def _check_true_false(question: Question) -> Iterator[Violation]:
    told = tuple((answer.text.words, answer.percent) for answer in question.answers)
    if told not in _TRUTHS:
        yield TruthUnclear()


def _check_short(question: Question) -> Iterator[Violation]:
    yield from _enough(question.answers, 1)
    yield from _one_right(question.answers)


def _check_number(question: Question) -> Iterator[Violation]:
    yield from _enough(question.answers, 1)
    for answer in question.answers:
        if answer.number is None and answer.text.words != q.ANYTHING:
            yield NumberMissing(text=answer.text.words)
    yield from _one_right(question.answers)


def _check_matching(question: Question) -> Iterator[Violation]:
    whole = sum(1 for pair in question.pairs if pair.left.words)
    if whole < LEAST_PAIRS:
        yield PairsMissing(count=whole, least=LEAST_PAIRS)
    if any(not pair.right for pair in question.pairs):
        yield AnswerEmpty()


def _check_ordering(question: Question) -> Iterator[Violation]:
    yield from _enough(question.answers, LEAST_ITEMS)


def _check_gaps(question: Question) -> Iterator[Violation]:
    yield from _enough(question.answers, 1)
    filled = {answer.gap for answer in question.answers}
    right = {answer.gap for answer in question.answers if answer.percent == q.ALL}
    if not question.gaps or question.gaps != filled or question.gaps != right:
        yield GapsDiffer()


_TRUTHS = (
    ((q.TRUE, q.ALL), (q.FALSE, q.NOTHING_EARNED)),
    ((q.TRUE, q.NOTHING_EARNED), (q.FALSE, q.ALL)),
)
_KINDS: dict[str, Callable[[Question], Iterator[Violation]]] = {
    q.DESCRIPTION: _check_nothing,
    q.ESSAY: _check_nothing,
    q.GAPS: _check_gaps,
    q.MATCHING: _check_matching,
    q.MULTIPLE: _check_multiple,
    q.NUMBER: _check_number,
    q.ORDERING: _check_ordering,
    q.SHORT: _check_short,
    q.SINGLE: _check_single,
    q.TRUE_FALSE: _check_true_false,
}
