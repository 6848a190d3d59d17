"""What is read late is there when it is read."""

import pytest

from eduapp.app import late
from eduapp.gui.loading import load

NAMES = [value for name, value in vars(late).items() if name.isupper() and ":" in value]


@pytest.mark.parametrize("name", NAMES)
def test_every_name_leads_to_something(name):
    assert callable(load(name))
