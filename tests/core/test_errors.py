from eduapp.core.errors import Refused, Unavailable
from tests.core.test_violations import Full, Unsafe


def test_a_refusal_tells_every_reason():
    assert Refused(Full(free=0), Unsafe()).sentence() == "0 free\nunsafe"


def test_what_reaches_a_log_names_nobody():
    error = Refused(Full(free="Karim Haddad"))
    assert "Karim" not in str(error)
    assert "Karim" not in repr(error)


def test_an_unreachable_thing_says_what_and_what_to_do():
    assert Unavailable(reason="The disk is full.").sentence() == (
        "The disk is full. Nothing was lost. Put that right, then try again."
    )
