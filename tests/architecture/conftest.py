"""What all tests here share: the program, read and taken apart once."""

import pytest

from tests.architecture import source


@pytest.fixture(scope="package", autouse=True)
def _forgotten_afterwards():
    """A million and a half parts of trees would be looked at whenever the collector of cycles comes by."""
    yield
    source.forget()
