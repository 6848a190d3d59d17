"""A school that held the ceremony."""

import pytest

from tests.support import given_keys


@pytest.fixture
def kept(database, tmp_path):
    return given_keys.held(database, tmp_path / "stick")
