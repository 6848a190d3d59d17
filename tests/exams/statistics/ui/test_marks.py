from eduapp.exams.statistics.ui.marks import DRAWN, LegendMark
from eduapp.gui.theme import Theme


def test_a_mark_of_the_legend_says_what_it_means(qtbot):
    for verdict, words in zip(
        DRAWN,
        (
            "look at the key",
            "the strong do worse",
            "does not tell strong from weak",
            "may tell strong from weak",
            "tells strong from weak",
        ),
        strict=True,
    ):
        mark = LegendMark(Theme(), verdict)
        qtbot.addWidget(mark)

        assert mark.accessibleName() == words
        assert len({mark.grab().toImage().pixelColor(x, 8).name() for x in range(16)}) > 1
