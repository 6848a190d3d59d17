import pytest

from eduapp.core.i18n import speaking
from eduapp.core.violations import Violation
from eduapp.drawing.archive import faults

FACTS = {"font": "Helvetica", "part": "XFA", "text": "Kursbevis"}
ALL = [one for one in vars(faults).values() if isinstance(one, type) and issubclass(one, Violation)]
ALL.remove(Violation)


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
@pytest.mark.parametrize("fault", ALL)
def test_every_fault_says_what_to_do(fault, language):
    with speaking(language):
        said = fault(**FACTS).sentence()

    assert said.endswith(".")
    assert said.count(".") >= 2
    assert "{" not in said
