"""Undo and redo, step by step."""

from eduapp.education.attendance.ui.steps import Step, Steps


def a_step(done, name):
    return Step(lambda: done.append(f"-{name}"), lambda: done.append(f"+{name}"))


def test_the_last_comes_back_first_and_goes_again_first():
    done, steps = [], Steps()
    for name in "ab":
        steps.add(a_step(done, name))
    for act in (steps.undo, steps.undo, steps.undo, steps.redo, steps.redo, steps.redo):
        act()
    assert done == ["-b", "-a", "+a", "+b"]


def test_something_new_ends_what_could_be_done_again():
    done, steps = [], Steps()
    steps.add(a_step(done, "a"))
    steps.undo()
    steps.add(a_step(done, "b"))
    steps.redo()
    assert done == ["-a"]


def test_a_certain_step_is_taken_back_alone_and_once():
    done, steps = [], Steps()
    first = a_step(done, "a")
    steps.add(first)
    steps.add(a_step(done, "b"))
    steps.undo(first)
    steps.undo(first)
    assert done == ["-a"]
    assert steps.last is not None
