"""A correction waits for the leader; the grade that was told stays in force meanwhile."""

from eduapp.app.sample_site import corrected
from eduapp.exams.grading import queries as grading
from eduapp.exams.sittings import queries


def test_one_correction_waits_and_the_old_grade_stands(site):
    with site.reading() as session:
        [waiting] = queries.waiting_corrections(session)
        in_force = grading.result_of(session, waiting.candidate_id)
    assert (waiting.course, waiting.reason) == ("Matematikk 1P", corrected.WHY)
    assert waiting.old == in_force.label != waiting.new
