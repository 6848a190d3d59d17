import pytest

from tests.support.given_seals import a_school


@pytest.fixture(scope="session")
def school():
    """A school with a root and one issuing key; nothing changes it."""
    return a_school()
