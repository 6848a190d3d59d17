"""A desk as plain JSON facts and back. Strict: whatever a file says beyond these names is refused."""

import base64
import binascii
from functools import partial
from typing import Any
from uuid import UUID

from eduapp.core.canonical import canonical
from eduapp.core.files import sha256
from eduapp.core.strict_json import Facts, Unfit, each, named, read_facts, text, whole
from eduapp.exams.marking.rules.desk import Desk, DeskAnswer, OtherMark, TalksWith
from eduapp.exams.marking.rules.final import BLIND, TALKED, Given
from eduapp.exams.marking.rules.guide import GuideItem
from eduapp.exams.marking.rules.marking import LONGEST_NOTE, Asked
from eduapp.exams.questions.rules.question import Text
from eduapp.exams.questions.rules.showing import Pictured, facts_of_shown, shown_from

FORMAT = 1
LONGEST = 60_000  # letters of one answer
MOST_ANSWERS, MOST_ITEMS, MOST_LINES, MOST_PICTURES = 100_000, 500, 500, 500
_OF_DESK = (
    *("answers", "course", "day", "format", "grades", "items", "pictures", "place", "round", "scale"),
)
_IN_THE_TALK = ("talks_with",)  # only there once both have handed in
_OF_ANSWER = (
    *("before", "given", "letter", "lines", "most", "note", "number", "on_screen", "question", "sheet"),
)
_OF_ITEM = ("feedback", "most", "number", "pictures", "right", "shown", "version")
_OF_SHOWN = ("choices", "kind", "lefts", "pictures", "rights", "stem", "unit")


def desk_bytes(desk: Desk) -> bytes:
    """A desk as it leaves. What others gave has no place in it, nor in the round in which they talk."""
    told: Facts = {
        "format": FORMAT,
        "course": desk.course,
        "day": desk.day,
        "place": desk.place,
        "round": desk.round,
        "scale": desk.scale,
        "grades": [list(one) for one in desk.grades],
        "items": [_item_facts(one) for one in desk.items],
        "answers": [_answer_facts(one, desk.place) for one in desk.answers],
        "pictures": {digest: base64.b64encode(one).decode() for digest, one in desk.pictures.items()},
    }
    if desk.talks_with is not None:
        told["talks_with"] = [desk.talks_with.name, desk.talks_with.through]
    return canonical(told).encode()


def read_desk(content: bytes) -> Desk:
    """The desk in some bytes. Raises Unfit."""
    told = named(read_facts(content), _OF_DESK, _IN_THE_TALK)
    whole(told, "format", FORMAT, FORMAT)
    place = whole(told, "place", 1, 3)
    return Desk(
        course=text(told, "course", LONGEST),
        day=text(told, "day"),
        place=place,
        round=whole(told, "round", BLIND, TALKED),
        items=each(told, "items", _item, MOST_ITEMS),
        answers=each(told, "answers", partial(_answer, place), MOST_ANSWERS),
        scale=text(told, "scale"),
        grades=each(told, "grades", _grade, 50),
        pictures=_pictures(told["pictures"]),
        talks_with=_talks_with(told.get("talks_with")),
    )


def given_facts(given: Given | None) -> list[Any] | None:
    """A mark: points or a grade."""
    return None if given is None else [given.points, given.grade]


def given_from(told: object) -> Given | None:
    """Such a mark. Raises Unfit."""
    if told is None:
        return None
    if not isinstance(told, list) or len(told) != 2:  # noqa: PLR2004 - points and grade
        raise Unfit("given")
    points, grade = told
    if points is not None:
        whole({"points": points}, "points")
    return Given(points, text({"grade": grade}, "grade", 20))


def _answer_facts(one: DeskAnswer, place: int) -> Facts:
    own = next((other for other in one.others if other.place == place), None)
    return {
        "before": None if own is None else [own.given.points, own.given.grade, own.note],
        "number": one.asked.number,
        "question": one.asked.question,
        "most": one.asked.most,
        "lines": list(one.lines),
        "on_screen": one.on_screen,
        "sheet": one.sheet_number,
        "letter": one.letter,
        "given": given_facts(one.given),
        "note": one.note,
    }


def _answer(place: int, told: Any) -> DeskAnswer:  # noqa: ANN401 - of a file
    named(_table(told), _OF_ANSWER)
    if not isinstance(told["on_screen"], bool):
        raise Unfit("on_screen")
    return DeskAnswer(
        Asked(whole(told, "number", 1), whole(told, "question"), whole(told, "most")),
        each(told, "lines", lambda line: text({"line": line}, "line", LONGEST), MOST_LINES),
        told["on_screen"],
        whole(told, "sheet"),
        text(told, "letter", 8),
        given_from(told["given"]),
        text(told, "note", LONGEST_NOTE),
        _before(place, told["before"]),
    )


def _before(place: int, told: object) -> tuple[OtherMark, ...]:
    """What they gave blind themselves."""
    if told is None:
        return ()
    if not isinstance(told, list) or len(told) != 3:  # noqa: PLR2004 - points, grade, note
        raise Unfit("before")
    given = given_from(told[:2])
    note = text({"note": told[2]}, "note", LONGEST_NOTE)
    return () if given is None else (OtherMark(place, given, note),)


def _talks_with(told: object) -> TalksWith | None:
    if told is None:
        return None
    if not isinstance(told, list) or len(told) != 2:  # noqa: PLR2004 - the other, and who appointed them
        raise Unfit("talks_with")
    name, through = (text({"name": one}, "name") for one in told)
    return TalksWith(name, through)


def _item_facts(one: GuideItem) -> Facts:
    return {
        "number": one.number,
        "version": str(one.version_id),
        "most": one.most,
        "shown": facts_of_shown(one.shown),
        "feedback": {"words": one.feedback.words, "form": one.feedback.form},
        "right": list(one.right),
        "pictures": [{"name": each_.name, "digest": each_.digest} for each_ in one.pictures],
    }


def _item(told: Any) -> GuideItem:  # noqa: ANN401 - of a file
    named(_table(told), _OF_ITEM)
    named(_table(told["shown"]), _OF_SHOWN)
    try:
        version, shown = UUID(text(told, "version", 36)), shown_from(told["shown"])
        feedback = Text(**named(_table(told["feedback"]), ("form", "words")))
        pictures = tuple(Pictured(**one) for one in told["pictures"])
    except (KeyError, TypeError, ValueError) as error:
        raise Unfit("items") from error
    right = each(told, "right", lambda line: text({"line": line}, "line", LONGEST), MOST_LINES)
    number, most = whole(told, "number", 1), whole(told, "most")
    return GuideItem(number, version, most, shown, feedback, right, pictures)


def _grade(told: object) -> tuple[str, str]:
    if not isinstance(told, list) or len(told) != 2:  # noqa: PLR2004 - code and words
        raise Unfit("grades")
    code, words = (text({"word": one}, "word") for one in told)
    return code, words


def _pictures(told: object) -> dict[str, bytes]:
    if not isinstance(told, dict) or len(told) > MOST_PICTURES:
        raise Unfit("pictures")
    made = {}
    for digest, letters in told.items():
        try:
            made[digest] = base64.b64decode(letters, validate=True)
        except (binascii.Error, TypeError, ValueError) as error:
            raise Unfit("pictures") from error
        if sha256(made[digest]) != digest:
            raise Unfit("a picture that is another one")
    return made


def _table(told: object) -> Facts:
    if not isinstance(told, dict):
        raise Unfit("no object")
    return told
