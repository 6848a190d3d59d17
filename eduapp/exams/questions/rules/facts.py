"""A question with its key as plain JSON facts and back; and what makes two questions the same."""

import json
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from eduapp.core.files import sha256
from eduapp.exams.questions.rules.picture import Picture
from eduapp.exams.questions.rules.question import Answer, Pair, Question, Text

Facts = dict[str, Any]


def facts_of(question: Question) -> Facts:
    """All of a question. Its numbers have no more digits than every reader of JSON takes for the same."""
    return {
        "kind": question.kind,
        "title": question.title,
        **_text(question.stem, "stem"),
        "gap": question.has_gap,
        "answers": [_answer(answer) for answer in question.answers],
        "pairs": [{**_text(pair.left, "left"), "right": pair.right} for pair in question.pairs],
        **_text(question.feedback, "feedback"),
        "unit": question.unit,
        "case": question.case_matters,
        "category": question.category,
        "tags": list(question.tags),
        "id": question.outside_id,
        "language": question.language,
        "pictures": [{"name": each.name, "digest": each.digest} for each in question.pictures],
    }


def question_from(facts: Facts, contents: Mapping[str, bytes] = MappingProxyType({})) -> Question:
    """The question that facts tell. Of pictures they tell digests, by which `contents` has the bytes."""
    return Question(
        kind=facts["kind"],
        stem=_read_text(facts, "stem"),
        title=facts["title"],
        answers=tuple(_read_answer(answer) for answer in facts["answers"]),
        pairs=tuple(Pair(_read_text(pair, "left"), pair["right"]) for pair in facts["pairs"]),
        feedback=_read_text(facts, "feedback"),
        unit=facts["unit"],
        case_matters=facts["case"],
        category=facts["category"],
        tags=tuple(facts["tags"]),
        outside_id=facts["id"],
        language=facts["language"],
        pictures=tuple(Picture(each["name"], contents[each["digest"]]) for each in facts["pictures"]),
    )


def digest(question: Question) -> str:
    """The same for questions that ask the same and take the same for right, wherever they are filed."""
    facts = facts_of(question)
    for filed in ("title", "category", "tags", "id", "language"):
        del facts[filed]
    facts["pictures"].sort(key=lambda each: each["name"])
    return sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode())


def _text(text: Text, name: str) -> Facts:
    return {name: text.words, f"{name}_form": text.form}


def _read_text(facts: Facts, name: str) -> Text:
    return Text(facts[name], facts[f"{name}_form"])


def _answer(answer: Answer) -> Facts:
    return {
        **_text(answer.text, "text"),
        "fraction": _number(answer.percent),
        **_text(answer.feedback, "feedback"),
        "number": None if answer.number is None else _number(answer.number),
        "tolerance": _number(answer.tolerance),
        "gap": answer.gap,
    }


def _read_answer(facts: Facts) -> Answer:
    number = facts["number"]
    return Answer(
        text=_read_text(facts, "text"),
        percent=_decimal(facts["fraction"]),
        feedback=_read_text(facts, "feedback"),
        number=None if number is None else _decimal(number),
        tolerance=_decimal(facts["tolerance"]),
        gap=facts["gap"],
    )


def _number(number: Decimal) -> int | float:
    """5.0 and 5 are one number; so are -0 and 0."""
    return int(number) if number == number.to_integral_value() else float(number)


def _decimal(number: float) -> Decimal:
    return Decimal(repr(number))
