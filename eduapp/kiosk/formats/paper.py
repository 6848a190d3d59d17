"""What is inside a sealed paper: one version as the candidate reads it. There is no place in it for a key.

Whatever a file says beyond these names is refused, so that nothing of what is right can travel along
unnoticed. Questions are named by their number on this paper; choices, sides and things to order by their
place on it, from 0.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from eduapp.core.canonical import canonical
from eduapp.core.files import sha256
from eduapp.core.strict_json import Facts, Unfit, each, named, read_facts, text, whole
from eduapp.kiosk.formats.faults import NotOurs

FORMAT = 1
# Kinds of questions, as in the closed list question_kinds.
DESCRIPTION, ESSAY, GAPS, MATCHING, MULTIPLE = "description", "essay", "gaps", "matching", "multiple"
NUMBER, ORDERING, SHORT, SINGLE, TRUE_FALSE = "number", "ordering", "short", "single", "true_false"
KINDS = (DESCRIPTION, ESSAY, GAPS, MATCHING, MULTIPLE, NUMBER, ORDERING, SHORT, SINGLE, TRUE_FALSE)
# How words are meant; of html only what the bank of questions writes is read, and nothing is fetched.
FORMS = ("plain", "html", "markdown", "moodle")
LONGEST_TEXT, LONGEST_LINE = 20_000, 2_000
MOST_QUESTIONS, MOST_PLACES, MOST_PICTURES = 500, 100, 200
LONGEST_WORK = 24 * 60
GAP = re.compile(r"\[\[(\d{1,2})\]\]")


@dataclass(frozen=True)
class PaperText:
    """Words and how they are meant."""

    words: str = ""
    form: str = "plain"


@dataclass(frozen=True)
class Pictured:
    """A picture by the name that texts place it under, and the digest that its bytes are under."""

    name: str
    digest: str


@dataclass(frozen=True)
class PaperQuestion:
    """One question as it stands on this paper. Number 0 is only text."""

    number: int
    points: int
    kind: str  # code: question_kinds
    stem: PaperText
    choices: tuple[PaperText, ...] = ()
    lefts: tuple[PaperText, ...] = ()
    rights: tuple[str, ...] = ()
    unit: str = ""
    gaps: tuple[int, ...] = ()  # their numbers in the text, [[1]], [[2]] …
    heading: str = ""  # above it
    pictures: tuple[Pictured, ...] = ()


@dataclass(frozen=True)
class PaperContent:
    """One candidate's paper. `paper` is the digest of the frozen version that it was made of."""

    sitting: str
    attempt: str
    number: int
    paper: str
    letter: str
    title: str
    language: str  # code: exam_languages
    minutes: int
    questions: tuple[PaperQuestion, ...]
    instructions: str = ""
    aids: str = ""  # what may be used, in words
    pictures: Mapping[str, bytes] = field(default_factory=dict, repr=False)  # by digest

    @property
    def answered(self) -> tuple[PaperQuestion, ...]:
        """Those that ask for an answer."""
        return tuple(one for one in self.questions if one.number)

    def question(self, number: int) -> PaperQuestion | None:
        """The question with this number, if there is one."""
        return next((one for one in self.questions if one.number == number and number), None)


def gaps_in(words: str) -> tuple[int, ...]:
    """The numbers of the gaps in a text, in their order."""
    return tuple(sorted({int(number) for number in GAP.findall(words)}))


def paper_bytes(paper: PaperContent) -> bytes:
    """A paper as it is sealed."""
    told: Facts = {
        name: value for name, value in vars(paper).items() if name not in {"questions", "pictures"}
    }
    told["format"] = FORMAT
    told["questions"] = [_question_facts(one) for one in paper.questions]
    told["pictures"] = {
        digest: base64.b64encode(content).decode() for digest, content in paper.pictures.items()
    }
    return canonical(told).encode()


def read_paper(content: bytes) -> PaperContent:
    """The paper in some bytes. Raises NotOurs for whatever is too much, too little or of another kind."""
    try:
        return _paper(read_facts(content))
    except Unfit as error:
        raise NotOurs(place=str(error)) from None


_NAMES = ("attempt", "format", "language", "letter", "minutes", "number", "paper", "pictures", "questions")
_ALL = (*_NAMES, "aids", "instructions", "sitting", "title")
_OF_QUESTION = (
    "choices",
    "gaps",
    "heading",
    "kind",
    "lefts",
    "number",
    "pictures",
    "points",
    "rights",
    "stem",
)


def _paper(told: Facts) -> PaperContent:
    named(told, _ALL)
    whole(told, "format", FORMAT, FORMAT)
    questions = each(told, "questions", _question, MOST_QUESTIONS)
    numbers = [one.number for one in questions if one.number]
    if not numbers or numbers != list(range(1, len(numbers) + 1)):
        raise Unfit("numbers")
    pictures = _pictures(told["pictures"])
    shown = {picture.digest for one in questions for picture in one.pictures}
    if shown - pictures.keys():
        raise Unfit("pictures")
    return PaperContent(
        sitting=text(told, "sitting", 64),
        attempt=text(told, "attempt", 64),
        number=whole(told, "number", 1),
        paper=text(told, "paper", 64),
        letter=text(told, "letter", 8),
        title=text(told, "title", LONGEST_LINE),
        language=text(told, "language", 16),
        minutes=whole(told, "minutes", 1, LONGEST_WORK),
        questions=questions,
        instructions=text(told, "instructions", LONGEST_TEXT),
        aids=text(told, "aids", LONGEST_TEXT),
        pictures=pictures,
    )


def _question(told: object) -> PaperQuestion:
    if not isinstance(told, dict):
        raise Unfit("questions")
    named(told, (*_OF_QUESTION, "unit"))
    kind = text(told, "kind", 20)
    number = whole(told, "number", 0, MOST_QUESTIONS)
    if kind not in KINDS or (kind == DESCRIPTION) != (number == 0):
        raise Unfit("kind")
    made = PaperQuestion(
        number=number,
        points=whole(told, "points", 0, 1000),
        kind=kind,
        stem=_text(told["stem"]),
        choices=each(told, "choices", _text, MOST_PLACES),
        lefts=each(told, "lefts", _text, MOST_PLACES),
        rights=each(told, "rights", _line, MOST_PLACES),
        unit=text(told, "unit", LONGEST_LINE),
        gaps=each(told, "gaps", _gap, MOST_PLACES),
        heading=text(told, "heading", LONGEST_LINE),
        pictures=each(told, "pictures", _pictured, MOST_PICTURES),
    )
    _check_parts(made)
    return made


def _check_parts(made: PaperQuestion) -> None:
    """What its kind needs to be answered at all."""
    enough = {
        SINGLE: len(made.choices) > 1,
        MULTIPLE: len(made.choices) > 1,
        ORDERING: len(made.choices) > 1,
        MATCHING: bool(made.lefts and made.rights),
        GAPS: made.gaps == gaps_in(made.stem.words) != (),
    }
    if not enough.get(made.kind, True) or (made.gaps and made.kind != GAPS):
        raise Unfit(f"question {made.number}")


def _text(told: object) -> PaperText:
    if not isinstance(told, dict):
        raise Unfit("text")
    named(told, ("form", "words"))
    form = text(told, "form", 20)
    if form not in FORMS:
        raise Unfit("form")
    return PaperText(text(told, "words", LONGEST_TEXT), form)


def _line(told: object) -> str:
    return text({"right": told}, "right", LONGEST_TEXT)


def _gap(told: object) -> int:
    return whole({"gap": told}, "gap", 0, 99)


def _pictured(told: object) -> Pictured:
    if not isinstance(told, dict):
        raise Unfit("pictures")
    named(told, ("digest", "name"))
    return Pictured(text(told, "name"), text(told, "digest", 64))


def _pictures(told: object) -> dict[str, bytes]:
    if not isinstance(told, dict) or len(told) > MOST_PICTURES:
        raise Unfit("pictures")
    made = {}
    for digest, letters in told.items():
        if not isinstance(letters, str):
            raise Unfit("pictures")
        try:
            made[digest] = base64.b64decode(letters, validate=True)
        except (binascii.Error, ValueError) as error:
            raise Unfit("pictures") from error
        if sha256(made[digest]) != digest:
            raise Unfit("a picture that is another one")
    return made


def _question_facts(one: PaperQuestion) -> Facts:
    return {
        **{
            name: value
            for name, value in vars(one).items()
            if name in {"number", "points", "kind", "unit", "heading"}
        },
        "stem": vars(one.stem),
        "choices": [vars(choice) for choice in one.choices],
        "lefts": [vars(left) for left in one.lefts],
        "rights": list(one.rights),
        "gaps": list(one.gaps),
        "pictures": [vars(picture) for picture in one.pictures],
    }
