import pytest

from eduapp.education.places.rules.sites import LONGEST_SITE, check_site


@pytest.mark.parametrize(
    ("site", "names"),
    [
        ("", []),
        ("Berg", []),
        ("B" * LONGEST_SITE, []),
        ("B" * (LONGEST_SITE + 1), ["SiteTooLong"]),
        ("Berg, Haug", ["SiteWithComma"]),
    ],
)
def test_a_site_fits_in_a_list_and_among_others_in_an_account(site, names):
    assert [one.name for one in check_site(site)] == names
