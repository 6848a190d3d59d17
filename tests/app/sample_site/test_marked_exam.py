"""The invented exam that is being marked: sealed, closed questions by their keys, one examiner has begun."""

from eduapp.app.sample_site.marked_exam import COURSE, DAY
from eduapp.exams.marking import queries
from eduapp.exams.marking.rules import states


def test_it_is_sealed_and_one_examiner_has_given_a_mark(site):
    with site.reading() as session:
        [exam] = [row for row in queries.markings(session) if (row.course_code, row.day) == (COURSE, DAY)]
        found = queries.overview(session, exam.sitting_id)
    assert (found.state, found.on_screen, found.whole) == (states.BLIND, 4, False)
    assert [(one.marked, one.of, one.handed_in) for one in found.progress] == [(1, 3, False), (0, 3, False)]
    assert all(one.examiner.external for one in found.progress)
    assert found.by_key == 21


def test_its_candidates_have_other_points_each_and_one_has_left_the_last_out(site):
    with site.reading() as session:
        [exam] = [row for row in queries.markings(session) if (row.course_code, row.day) == (COURSE, DAY)]
        people = queries.marked(session, exam.sitting_id)
    assert len(people) == exam.candidates == 4
    assert len({one.points for one in people.values()}) > 2
    assert sorted(one.open for one in people.values()) == [0, 1, 1, 1]


def test_the_teacher_of_one_of_them_cannot_be_chosen(site):
    with site.reading() as session:
        [exam] = [row for row in queries.markings(session) if (row.course_code, row.day) == (COURSE, DAY)]
        reasons = [one.why_not for one in queries.choices(session, exam.sitting_id)]
    assert any("§ 9-33" in one and "teaches or taught somebody" in one for one in reasons)
