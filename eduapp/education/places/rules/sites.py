"""What the site of a place must satisfy, in a school that teaches at several. Pure."""

from collections.abc import Iterator

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation

LONGEST_SITE = 80  # characters; as long as the name of a place
SITES_BETWEEN = ","  # where accounts name several sites


class SiteTooLong(Violation):
    """It has to fit in a list."""

    about = ("site",)
    message = N_("The site has {length} characters. At most {most} fit in a list.")


class SiteWithComma(Violation):
    """Accounts name several sites with commas between them."""

    about = ("site",)
    message = N_("A comma cannot stand in the name of a site. Leave it out.")


class SiteStillNeeded(Violation):
    """Who works there would see nothing of what happens at the last place there."""

    about = ("site",)
    message = N_(
        "Accounts that work at “{site}”: {names}. This is the last place there. Write the other site in "
        "these accounts first, or keep this one."
    )


def check_site(site: str) -> Iterator[Violation]:
    """Whether a site fits in lists, and among others in an account."""
    if len(site) > LONGEST_SITE:
        yield SiteTooLong(length=len(site), most=LONGEST_SITE)
    if SITES_BETWEEN in site:
        yield SiteWithComma()
