from eduapp.core.violations import Override, Violation, split


class Full(Violation):
    message = "{free} free"
    overridable = True


class Unsafe(Violation):
    message = "unsafe"


def test_an_override_covers_only_what_may_be_overridden_and_is_named():
    full, unsafe = Full(free=0), Unsafe()
    agreed = Override(frozenset({"Full", "Unsafe"}), "agreed with the leader")
    assert split([full, unsafe], agreed) == ([unsafe], [full])


def test_an_override_without_a_reason_covers_nothing():
    full = Full(free=0)
    assert split([full], Override(frozenset({"Full"}), "   ")) == ([full], [])
    assert split([full], None) == ([full], [])


def test_a_sentence_is_filled_with_its_facts():
    assert Full(free=3).sentence() == "3 free"
    assert Full().name == "Full"
