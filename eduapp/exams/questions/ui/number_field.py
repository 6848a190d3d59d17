"""A field for a number with decimals, typed with a comma or a point."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from eduapp.core.i18n import _, language
from eduapp.exams.questions.formats.numbers import in_full, number_of
from eduapp.gui.fields import LineField

if TYPE_CHECKING:
    from eduapp.gui.theme import Theme

LONGEST = 40


class DecimalEdit(LineField):
    """Keeps to the Field protocol of forms; its value is a Decimal, or None when empty or not understood."""

    def __init__(self, theme: Theme, unit: str = "", *, also: str = "") -> None:
        """`also` is a sign taken beside numbers, such as * for every other answer."""
        super().__init__(theme, longest=LONGEST)
        self._also = also
        self.set_note(unit)

    def value(self) -> Decimal | None:  # type: ignore[override]
        """The number."""
        typed = "".join(self.text().split()).replace("−", "-")
        return number_of(typed if "." in typed else typed.replace(",", ".", 1))

    def set_value(self, value: Decimal | None) -> None:  # type: ignore[override]
        """Put a number in."""
        self.setText("" if value is None else number_text(value))

    def value_is_sign(self) -> bool:
        """Whether the sign that is taken beside numbers stands there."""
        return bool(self._also) and self.text().strip() == self._also

    def misread(self) -> str:
        """A sentence if what stands here is no number."""
        typed = self.text().strip()
        if not typed or self.value_is_sign() or self.value() is not None:
            return ""
        return _("“{text}” is no number. Write it as {example}.").format(
            text=typed, example=number_text(Decimal("3.14"))
        )


def number_text(number: Decimal) -> str:
    """As it is written here: with a comma, in English with a point."""
    words = in_full(number)
    return words if language() == "en" else words.replace(".", ",")
