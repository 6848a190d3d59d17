"""Exam papers for tests: a few questions in the bank, and papers of them."""

from eduapp.exams.papers import service
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.rules.paper import Item, PaperFacts
from eduapp.exams.questions import queries as bank
from eduapp.exams.questions.queries import Wanted
from tests.support import given
from tests.support.given_questions import a_single, in_the_bank, one_of_each

SEED = "00c0ffee00c0ffee"


def facts(**told):
    return PaperFacts(**({"title": "Prøve i regning"} | told))


def version_of(database, question_id):
    """The version that holds of a question."""
    with database.acting_as(given.TEACHER).reading() as session:
        [row] = bank.to_show(session, [question_id])
    return row.version_id


def versions_in_the_bank(database, questions):
    """Questions saved; the version of each."""
    return [version_of(database, in_the_bank(database, question)) for question in questions]


def of_each_kind(database):
    """One question of every kind in the bank; the version of each, by kind."""
    return {
        kind: version_of(database, in_the_bank(database, question))
        for kind, question in one_of_each().items()
    }


def some_singles(database, count, level="", **filed):
    """So many questions with three choices; the version of each."""
    return [
        version_of(
            database,
            in_the_bank(database, a_single(stem=f"Hva er {n} + 2?", right=str(n + 2), **filed), level=level),
        )
        for n in range(10, 10 + count)
    ]


def items_of(version_ids, points=2):
    return tuple(Item(one, points) for one in version_ids)


def a_paper(database, items=(), by=given.TEACHER, told=None, **order):
    """A paper saved by a teacher; its id."""
    command = service.SavePaper(facts=told or facts(), items=tuple(items), **({"seed": SEED} | order))
    return database.acting_as(by).execute(service.save_paper, command)


def a_drawn_paper(database, *rules, **order):
    """A paper that rules draw."""
    return a_paper(database, rules=rules or (DrawingRule(2),), draw=True, **order)


def frozen(database, paper_id):
    """A paper frozen by a leader; its digest."""
    with database.acting_as(given.LEADER).writing() as uow:
        return service.freeze(uow, paper_id)


def bank_size(database):
    with database.acting_as(given.TEACHER).reading() as session:
        return len(bank.drawable(session, Wanted()))
