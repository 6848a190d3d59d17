"""What was practised."""

from PySide6.QtWidgets import QLabel

from tests.support.keys import click


def names(stage):
    return [chip.accessibleName() for chip in stage.page.tasks.chips.values()]


def test_tasks_stand_in_order_and_are_chosen_by_a_press(stage):
    framing = next(iter(stage.page.tasks.chips))
    assert names(stage) == ["Framing", "Measuring"]

    click(stage.page.tasks.chips[framing])

    assert stage.page.state.sheet.task_ids == {framing}
    assert not stage.page.tasks.chips[framing].icon().isNull()
    stage.page.state.undo()
    assert not stage.page.tasks.chips[framing].isChecked()
    assert stage.page.tasks.chips[framing].icon().isNull()


def test_a_signed_sheet_only_tells_them(stage):
    framing = next(iter(stage.page.tasks.chips))
    click(stage.page.tasks.chips[framing])
    click(stage.page.foot.sign)

    assert stage.page.tasks.stops() == []
    assert "Framing" in [made.text() for made in stage.page.tasks.findChildren(QLabel)]
