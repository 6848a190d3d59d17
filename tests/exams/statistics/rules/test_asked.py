from eduapp.exams.statistics.rules.asked import Asked, Column, parts_of


def test_each_question_stands_against_the_others():
    asked = Asked((Column([100, 0], 100, 2), Column([50, 50], 200, 1), Column([0, 0], 0, 0)))

    assert (asked.n, asked.totals()) == (2, [150, 50])
    first, second, _text = parts_of(asked)
    assert (first.rests, first.most, first.rest_most) == ([50, 50], 100, 200)
    assert (second.rests, second.most, second.rest_most) == ([100, 0], 200, 100)


def test_where_nobody_said_the_most_the_highest_stands_in():
    asked = Asked((Column([300, 100], None, 2), Column([0, 0], None, 2)))

    assert [part.most for part in parts_of(asked)] == [300, 0]
