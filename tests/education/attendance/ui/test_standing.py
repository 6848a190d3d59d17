"""What is said of marks that stand in a session before it is cancelled, and while it is."""

from eduapp.education.attendance.rules import Entry
from eduapp.education.attendance.ui.standing import gives_way, standing_of, told_before, told_while


def test_nothing_recorded_is_not_told():
    assert told_before(()) == told_while(()) == ()


def test_each_kind_is_told_with_what_becomes_of_it():
    entries = [Entry("present"), Entry("late", 5), Entry("absent", reason="refused"), Entry("held"), None]
    marks = standing_of([*entries, Entry("struck")])
    first, second = told_before(marks)
    assert first.startswith("Recorded already: 1 present, 1 late, 1 absent.")
    assert second == "Recorded already, and kept with its own reason: 1 kept by the prison."
    assert told_while(marks) == ("Does not count now: 1 present, 1 late, 1 absent.",)


def test_rule_36_a_mark_with_another_reason_does_not_give_way():
    assert gives_way(Entry("absent"))
    assert gives_way(Entry("absent", reason="refused", note="Stayed in bed"))
    assert not gives_way(Entry("excused", reason="court"))
    assert not gives_way(Entry("suspended"))
