import gc

import pytest

from eduapp.exchange.files.formats.bulk import without_collecting


def test_the_collector_rests_and_goes_on():
    with without_collecting():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_it_goes_on_after_a_fault_as_well():
    with pytest.raises(ZeroDivisionError), without_collecting():
        raise ZeroDivisionError

    assert gc.isenabled()


def test_who_turned_it_off_keeps_it_off():
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
