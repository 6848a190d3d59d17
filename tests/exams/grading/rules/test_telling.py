from datetime import date, timedelta

from hypothesis import given as forall
from hypothesis import strategies as st

from eduapp.exams.grading.rules import telling as rules
from eduapp.exams.grading.rules.telling import Notice

RELEASED, TODAY = date(2026, 11, 25), date(2026, 11, 30)


def names(violations):
    return {one.name for one in violations}


@forall(day=st.dates(date(2026, 11, 1), date(2026, 12, 31)), way=st.sampled_from(("handed_over", "shouted")))
def test_somebody_is_told_between_the_release_and_today_in_a_way_of_the_list(day, way):
    found = names(rules.check_telling(Notice(day, way), RELEASED, TODAY))
    assert ("ToldTooEarly" in found) == (not RELEASED <= day <= TODAY)
    assert ("WayUnknown" in found) == (way == "shouted")


def test_of_an_exam_held_elsewhere_the_sentence_names_the_exam():
    [told] = rules.check_telling(Notice(date(2026, 11, 24), "told"), RELEASED, TODAY, elsewhere=True)
    assert "25.11.2026, the day of the exam" in told.sentence()


def test_a_day_is_put_right_with_a_reason_and_changes_something():
    before = Notice(RELEASED, "handed_over")
    after = Notice(RELEASED + timedelta(days=1), "handed_over")
    assert names(rules.check_correcting(before, after, "Wrong column")) == set()
    assert names(rules.check_correcting(before, after, " ")) == {"CorrectionReasonMissing"}
    assert names(rules.check_correcting(before, before, "Wrong column")) == {"NothingCorrected"}
    assert names(rules.check_correcting(before, after, "x" * 301)) == {"ReasonTooLong"}


@forall(asked=st.dates(RELEASED, TODAY), told=st.dates(RELEASED, TODAY))
def test_nobody_asked_for_grounds_before_being_told(asked, told):
    before, after = Notice(RELEASED, "told"), Notice(told, "handed_over")
    found = names(rules.check_correcting(before, after, "Wrong column", asked))
    assert found == ({"AskedBefore"} if told > asked else set())
