import pytest

from eduapp.exams.attempts.rules.preparing import check_preparing


def names(*told):
    return [type(one).__name__ for one in check_preparing(*told)]


def test_a_published_exam_with_a_paper_and_people_is_ready():
    assert names("published", {"A"}, 5, 3) == []
    assert names("running", {"A"}, 5, 1) == []


@pytest.mark.parametrize(
    ("told", "against"),
    [
        (("planned", {"A"}, 5, 3), ["NotPublished"]),
        (("sealed", {"A"}, 5, 3), ["NotPublished"]),
        (("published", (), 0, 3), ["NoPaper"]),
        (("published", {"A"}, 0, 3), ["NothingToAnswer"]),
        (("published", {"A"}, 5, 0), ["NobodyOnScreen"]),
    ],
)
def test_each_reason_against_it(told, against):
    assert names(*told) == against
