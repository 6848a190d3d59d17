"""A frozen version of a paper as it travels to an exam PC: what is asked, never what is right. Pure."""

from collections.abc import Iterable

from eduapp.core.i18n import CANDIDATE_LANGUAGES, LANGUAGES
from eduapp.exams.arrangements.rules import Measure
from eduapp.exams.papers.rules.printed import PrintedPaper, PrintedQuestion
from eduapp.exams.questions.rules.question import GAPS, Text
from eduapp.kiosk.formats.claim import SIZES
from eduapp.kiosk.formats.paper import PaperContent, PaperQuestion, PaperText, Pictured, gaps_in

LARGE_PRINT = "large_print"  # code: arrangement_measures


def content_of(
    printed: PrintedPaper, *, sitting: str, attempt: str, number: int, digest: str, aids: str
) -> PaperContent:
    """The paper of one candidate. Letters of its digest name the frozen version."""
    questions = tuple(map(_question, printed.questions))
    shown = {picture.digest for one in questions for picture in one.pictures}
    return PaperContent(
        sitting=sitting,
        attempt=attempt,
        number=number,
        paper=digest,
        letter=printed.letter,
        title=printed.title,
        language=printed.language,
        minutes=printed.minutes,
        questions=questions,
        instructions=printed.instructions,
        aids=aids,
        pictures={key: content for key, content in printed.pictures.items() if key in shown},
    )


def begins_in(language: str) -> str:
    """The language a candidate's screen begins in: the paper's, where there are words in it, else Bokmål."""
    return language if language in LANGUAGES or language in CANDIDATE_LANGUAGES else "nb"


def size_of(granted: Iterable[Measure]) -> int:
    """How large letters are to begin with: the smallest size that is at least what was granted."""
    wanted = max((one.percent for one in granted if one.kind == LARGE_PRINT), default=100)
    return next((size for size in SIZES if size >= wanted), SIZES[-1])


def _question(one: PrintedQuestion) -> PaperQuestion:
    return PaperQuestion(
        number=one.number,
        points=one.points,
        kind=one.kind,
        stem=_text(one.stem),
        choices=tuple(map(_text, one.choices)),
        lefts=tuple(map(_text, one.lefts)),
        rights=one.rights,
        unit=one.unit,
        gaps=gaps_in(one.stem.words) if one.kind == GAPS else (),
        heading=one.heading,
        pictures=tuple(Pictured(picture.name, picture.digest) for picture in one.pictures),
    )


def _text(text: Text) -> PaperText:
    return PaperText(text.words, text.form)
