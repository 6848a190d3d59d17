"""The command that would keep a paper as it is changes nothing; test_paper_page.py opens the forms."""

from eduapp.exams.papers import queries, service
from eduapp.exams.papers.rules.drawn import DrawingRule
from eduapp.exams.papers.ui.paper_dialogs import as_it_is
from tests.support import given
from tests.support.given_papers import a_drawn_paper, facts, some_singles


def test_a_paper_kept_as_it_is_stays_as_it_is(database):
    some_singles(database, 5)
    told = facts(aids=frozenset({"notes"}), skills=frozenset({"speed"}), minutes=30)
    paper_id = a_drawn_paper(database, DrawingRule(3, 2, heading="Del"), told=told, versions=2)
    teacher = database.acting_as(given.TEACHER)
    with teacher.reading() as session:
        before = queries.composed(session, paper_id)

    teacher.execute(service.save_paper, as_it_is(before))

    with teacher.reading() as session:
        after = queries.composed(session, paper_id)
    assert queries.facts_of(after) == queries.facts_of(before)
