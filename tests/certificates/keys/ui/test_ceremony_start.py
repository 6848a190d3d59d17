"""Before the ceremony: the name on the keys."""

from tests.support import given_keys
from tests.support.ceremonies import go_on, words


def test_a_name_that_tells_where_is_refused_at_the_start(page):
    page.start.form.type_in({"name": "Skolen i fengslet"})
    go_on(page)
    assert page.step == 0
    assert "tells where papers were earned" in words(page)


def test_a_school_that_has_keys_makes_no_second_ones(page, database, tmp_path):
    given_keys.held(database, tmp_path / "other")
    go_on(page)
    assert page.step == 0
    assert "has keys already" in words(page)
