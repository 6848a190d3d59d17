"""Steps change tables, which only their owner may do."""

import pytest

from tests.support import accounts


@pytest.fixture
def database_url(database_url):
    return accounts.as_owner(database_url)
