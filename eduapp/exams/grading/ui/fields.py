"""Fields for points and percents: typed with a comma or a point, kept in hundredths."""

from eduapp.core.i18n import _
from eduapp.exams.grading.rules.borders import PERCENT, percent_text
from eduapp.exams.marking.rules.points import PointsNotUnderstood, points_text, read_points
from eduapp.gui.fields import LineField
from eduapp.gui.theme import Theme

EXAMPLE = 250  # hundredths, in sentences


class PointsEdit(LineField):
    """Points in hundredths; nothing is None."""

    def __init__(self, theme: Theme, most: int = 0) -> None:
        super().__init__(theme, longest=8)
        if most:
            self.set_note(_("of {most}").format(most=points_text(most)))

    def value(self) -> int | None:  # type: ignore[override]
        """The points, or None when empty or not understood."""
        return read_points(self.text())

    def set_value(self, value: int | None) -> None:  # type: ignore[override]
        """Put points in."""
        self.setText("" if value is None else points_text(value))

    def misread(self) -> str:
        """A sentence if what stands here is no number of points."""
        if not self.text().strip() or self.value() is not None:
            return ""
        return PointsNotUnderstood(typed=self.text().strip(), example=points_text(EXAMPLE)).sentence()


class PercentEdit(LineField):
    """A share in hundredths of a percent; nothing is None."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, longest=7)
        self.set_note("%")

    def value(self) -> int | None:  # type: ignore[override]
        """The share, or None when empty or not understood."""
        return read_points(self.text().replace("%", ""))  # written as points are, in hundredths too

    def set_value(self, value: int | None) -> None:  # type: ignore[override]
        """Put a share in."""
        self.setText("" if value is None else percent_text(value)[:-2])

    def misread(self) -> str:
        """A sentence if what stands here is no percent."""
        if not self.text().strip() or self.value() is not None:
            return ""
        example = percent_text(62 * PERCENT + 50)[:-2]
        words = _("“{text}” is no percent. Write a number such as {example}, with two decimals at most.")
        return words.format(text=self.text().strip(), example=example)
