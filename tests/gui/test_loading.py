from datetime import date

import pytest

from eduapp.gui.loading import load


def test_a_name_is_loaded_when_it_is_needed():
    assert load("datetime:date") is date


@pytest.mark.parametrize("name", ["eduapp.gui.routes:Nothing", "eduapp.nowhere:Page"])
def test_a_wrong_name_says_which(name):
    with pytest.raises((AttributeError, ImportError), match=r"Nothing|nowhere"):
        load(name)
