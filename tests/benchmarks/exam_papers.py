"""Exam papers: drawn from a bank of 50,000 questions within 100 ms; 200 copies as a file each within 20 s.

Ours: the whole use case of drawing, and (apart from it, without saving) what the four rules draw; every copy
with 30 questions, a picture and its answer sheet, on one core. Beside each stands the limit.
"""

import time

from eduapp.core.db.unit_of_work import Database
from eduapp.exams.papers import service
from eduapp.exams.papers.drawing import draw_copies
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.rules.paper import PaperFacts
from eduapp.exams.papers.rules.printed import Print
from tests.benchmarks.figures import Effort, Figure, of_pairs
from tests.benchmarks.questions import a_bank
from tests.support import given
from tests.support.printed_papers import LONG, a_printed_paper, asked

DRAW_LIMIT, COPIES_LIMIT = 100.0, 20.0  # ms, s
COPIES = 200


def measure(effort: Effort) -> list[Figure]:
    """Drawing and printing, each beside its limit."""
    with a_bank(effort) as (database, words, _came):
        drawn = [draw(database, words, run) for run in range(effort.runs)]
    some = COPIES if effort.papers > 10 else 4
    printed = [print_copies(some) for _run in range(min(effort.runs, 3))]
    return [
        of_pairs("a paper drawn from 50,000, of 100 ms", 1.0, "ms", [(one, DRAW_LIMIT) for one in drawn]),
        of_pairs("200 copies of a paper, of 20 s", 1.0, "s", [(one, COPIES_LIMIT) for one in printed]),
    ]


def draw(database: Database, words: list[str], run: int) -> float:
    """Milliseconds for a paper of 24 questions by four rules, one of which any question fits."""
    little = database.execute(service.save_paper, service.SavePaper(facts=PaperFacts("Tom")))
    rules = [DrawingRule(6, 2, tag=words[(run + rule) % 7]) for rule in range(3)]
    rules.append(DrawingRule(6, kind="single"))
    order = service.SavePaper(
        facts=PaperFacts("Trukket"), rules=tuple(rules), versions=3, draw=True, paper_id=little
    )
    begun = time.perf_counter()
    database.execute(service.save_paper, order)
    return (time.perf_counter() - begun) * 1000


def print_copies(count: int) -> float:
    """Seconds for so many copies with their answer sheets, a file each."""
    more = [asked(n, f"{n}? {LONG}") for n in range(11, 31)]
    paper = a_printed_paper([*a_printed_paper().questions, *more])
    begun = time.perf_counter()
    files = draw_copies(paper, Print(), given.TODAY, "7KQ2M1", range(1, count + 1))
    assert sum(1 for _file in files) == count
    return time.perf_counter() - begun
