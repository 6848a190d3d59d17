import pytest

from eduapp.core.i18n import speaking
from eduapp.drawing.faults import TooLong


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_what_is_too_long_is_quoted_in_every_language(language):
    with speaking(language):
        assert "“Field of work”" in TooLong(text="Field of work").sentence().replace("«", "“").replace(
            "»", "”"
        )
