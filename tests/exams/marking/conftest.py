"""A sealed exam for six: four on screen, two on paper, a question of every kind, three examiners."""

import pytest

from tests.support.given_marking import Sealed, a_sealed_exam


@pytest.fixture
def sealed(ready_made, database, clock):
    return Sealed(database, clock, *ready_made(a_sealed_exam))
