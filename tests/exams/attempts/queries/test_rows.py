from eduapp.exams.attempts.queries import Known


def test_two_boards_never_share_what_they_have_read():
    assert Known().readings is not Known().readings
