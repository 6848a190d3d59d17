"""What of a question may stand on a paper or a screen: never the key, and nothing it could be told from."""

from collections.abc import Iterable
from dataclasses import dataclass

from eduapp.exams.questions.rules import question as q
from eduapp.exams.questions.rules.facts import Facts
from eduapp.exams.questions.rules.placing import names_in
from eduapp.exams.questions.rules.question import Question, Text


@dataclass(frozen=True)
class Pictured:
    """A picture by the name that texts place it under, and the digest that its bytes are kept under."""

    name: str
    digest: str


@dataclass(frozen=True)
class Shown:
    """A question for who answers it. There is no field for what is right, for parts of points or feedback."""

    kind: str
    stem: Text
    choices: tuple[Text, ...] = ()
    lefts: tuple[Text, ...] = ()
    rights: tuple[str, ...] = ()
    unit: str = ""
    pictures: tuple[Pictured, ...] = ()


def shown(question: Question) -> Shown:
    """What is asked. Things to order or match stand in the order of their words, which tells nothing."""
    choices: list[Text] = []
    if question.kind in {q.SINGLE, q.MULTIPLE, q.ORDERING}:
        choices = [answer.text for answer in question.answers]
    if question.kind == q.ORDERING:
        choices.sort(key=lambda text: text.words)
    lefts = tuple(pair.left for pair in question.pairs if pair.left.words)
    return Shown(
        kind=question.kind,
        stem=question.stem,
        choices=tuple(choices),
        lefts=lefts,
        rights=tuple(sorted({pair.right for pair in question.pairs})),
        unit=question.unit,
        pictures=_pictures(question, (question.stem, *choices, *lefts)),
    )


def _pictures(question: Question, texts: Iterable[Text]) -> tuple[Pictured, ...]:
    """Those that these texts show, by name: one in feedback could tell what is right, and so could order."""
    names = names_in(texts) if question.pictures else set[str]()
    found = (Pictured(each.name, each.digest) for each in question.pictures if each.name in names)
    return tuple(sorted(found, key=lambda each: each.name))


def facts_of_shown(told: Shown) -> Facts:
    """As plain JSON facts."""
    return {
        "kind": told.kind,
        "stem": _told(told.stem),
        "choices": [_told(choice) for choice in told.choices],
        "lefts": [_told(left) for left in told.lefts],
        "rights": list(told.rights),
        "unit": told.unit,
        "pictures": [{"name": each.name, "digest": each.digest} for each in told.pictures],
    }


def _told(text: Text) -> Facts:
    return {"words": text.words, "form": text.form}


def shown_from(facts: Facts) -> Shown:
    """What such facts tell."""
    texts = {name: tuple(Text(**text) for text in facts[name]) for name in ("choices", "lefts")}
    return Shown(
        kind=facts["kind"],
        stem=Text(**facts["stem"]),
        rights=tuple(facts["rights"]),
        unit=facts["unit"],
        pictures=tuple(Pictured(**each) for each in facts["pictures"]),
        **texts,
    )
