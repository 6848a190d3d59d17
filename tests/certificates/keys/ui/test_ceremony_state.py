"""What the two have given is in memory alone."""

from tests.support.ceremonies import both_halves
from tests.support.given_keys import PARTS


def test_no_secret_is_in_the_words_for_a_log(page):
    both_halves(page)
    said = repr(page.gathered) + repr(page.kept())
    for secret in (*PARTS, *page.gathered.prepared.printed(1)):
        assert secret not in said
