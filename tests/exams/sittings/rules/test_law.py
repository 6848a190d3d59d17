from eduapp.core.spans import Span
from eduapp.exams.sittings.rules.law import kept_free


def test_an_exam_keeps_the_time_it_lasts_but_never_the_next_day():
    assert kept_free(540, 300) == Span(540, 840)
    assert kept_free(1380, 120) == Span(1380, 1440)
