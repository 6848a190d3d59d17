from tests.support.given_lists import a_paper


def test_a_paper_shows_number_and_version_in_one_and_says_them_in_its_square():
    assert a_paper().label == "2026-17/2"
    assert a_paper().square.startswith("DVL2026N17V2")


def test_a_draft_has_neither():
    assert (a_paper(number="").label, a_paper(number="").square) == ("", "")
