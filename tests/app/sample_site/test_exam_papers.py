"""The papers of the invented exam: one sheet is missing, and waits for a second person."""

from eduapp.app.sample_site.exam_papers import COURSE
from eduapp.app.sample_site.facts import EXAM_DAY
from eduapp.exams.custody import queries
from eduapp.exams.custody.rules.balance import check_balanced


def test_one_sheet_is_looked_for_and_all_others_are_accounted_for(site):
    with site.reading() as session:
        exams = queries.with_papers(session)
        [exam] = [row for row in exams if (row.course_code, row.day) == (COURSE, EXAM_DAY)]
        held = queries.papers(session, exam.id)
    papers, sheets, large = held.bundles
    assert (papers.place, papers.standing.state, large.seal) == ("Safen på kontoret", "open", "F 20412")
    assert papers.balance.settled
    assert sheets.balance.handed_in > sheets.balance.unused > 0
    assert [one.name for one in check_balanced(held.balance)] == ["WaitsForSecond", "NotFound"]
    assert (sheets.balance.differing, sheets.balance.waits_for) == (-1, "missing")
