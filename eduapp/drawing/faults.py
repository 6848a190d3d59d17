"""What can be wrong with words on paper."""

from eduapp.core.i18n import N_
from eduapp.core.violations import Violation


class FontUnreadable(Violation):
    """The file is gone, or holds something else."""

    message = N_("The font {name} cannot be read, so nothing can be drawn with it. Install Dagverk anew.")


class TooLong(Violation):
    """Measured, not guessed: even the smallest letters the template allows are too wide."""

    message = N_("“{text}” is too long for its place on the paper, even in the smallest letters. Shorten it.")
