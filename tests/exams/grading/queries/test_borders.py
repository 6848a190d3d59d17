"""Borders in force: the rule's with whose it is, or the exam's own with who, when and why."""


def test_without_others_the_rule_is_in_force(exam):
    found = exam.page().borders
    assert found.borders == found.rule
    assert (found.basis, found.mark, found.reason) == ("the school's own rule", "rule", "")


def test_the_newest_own_borders_are_in_force_beside_the_rule(exam):
    exam.set_borders(95, 75, 60, 45, 30, 0, reason="First")
    exam.set_borders(85, 75, 60, 45, 30, 0, reason="Second")
    found = exam.page().borders
    assert (found.reason, found.borders[0].least, found.rule[0].least) == ("Second", 8500, 9000)
    assert found.mark == str(found.id)
