"""The term of the sample site: whatever wrote rows there told the trail, or says why not."""

from tests.support.sample import untold
from tests.support.silent import SILENT

__all__ = ["untold"]


def test_every_use_case_of_a_term_told_the_trail_what_it_wrote(untold):
    assert {name: tables for name, tables in untold.items() if name not in SILENT} == {}
    assert {"certificates:reserve", "exams/attempts:keep_journal"} <= set(untold)  # it does listen
