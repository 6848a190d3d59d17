"""Many rows are freed between the window's events, never all at once."""

import itertools

from PySide6.QtCore import QEventLoop, QTimer

from eduapp.gui.letting_go import AT_ONCE, let_go


class Row:
    """Counts how many of it there still are."""

    here = 0

    def __init__(self):
        type(self).here += 1

    def __del__(self):
        type(self).here -= 1


def test_rows_go_a_few_at_a_time(qapp):
    rows = [Row() for _row in range(3 * AT_ONCE)]
    left, loop = [], QEventLoop()

    def look():
        left.append(Row.here)
        if Row.here:
            QTimer.singleShot(0, look)
        else:
            loop.quit()

    let_go(rows)
    assert Row.here == 2 * AT_ONCE
    QTimer.singleShot(0, look)
    loop.exec()

    assert [before - after for before, after in itertools.pairwise(left)] == [AT_ONCE] * (len(left) - 1)
    assert rows == []


def test_few_rows_are_gone_at_once(qapp):
    rows = [Row()]

    let_go(rows)

    assert (rows, Row.here) == ([], 0)
