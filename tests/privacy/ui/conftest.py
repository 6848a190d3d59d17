import pytest

from tests.support import given
from tests.support.fakes import a_bench


@pytest.fixture
def fakes(qtbot, database):
    """The bench of the leader."""
    return a_bench(database.acting_as(given.LEADER), given.LEADER)
