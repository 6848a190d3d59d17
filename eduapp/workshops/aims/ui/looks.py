"""How a cell of the matrix looks and reads: always a word and a sign with the colour."""

from eduapp.core.i18n import _, date_text
from eduapp.core.spans import hours_and_minutes
from eduapp.gui.delegates import ChipFacts
from eduapp.workshops.aims.queries import AimRow, MatrixCell


def chip_of(cell: MatrixCell) -> ChipFacts | None:
    """The furthest that was reached; nothing for nothing."""
    if cell.signed is not None:
        return ChipFacts("present", "badge-check", _("signed"))
    if cell.seen is not None:
        return ChipFacts("excused", "eye", cell.seen.label)
    if cell.minutes:
        return ChipFacts("none", "clock", hours_text(cell.minutes))
    return None


def hours_text(minutes: int) -> str:
    """Practised hours, short."""
    return _("{hours} h").format(hours=hours_and_minutes(minutes))


def short(cell: MatrixCell) -> str:
    """A cell in few words."""
    chip = chip_of(cell)
    return _("nothing") if chip is None else chip.text


def lines(cell: MatrixCell, aim: AimRow) -> list[str]:
    """Everything that stands of a cell, a sentence each."""
    told = []
    if cell.signed is not None:
        words = _("Signed off {day} by {name}.")
        told.append(words.format(day=date_text(cell.signed.day), name=cell.signed.by))
        if cell.signed.text_id != aim.text_id:
            told.append(_("The wording was another then; what was signed stays."))
    if cell.seen is not None:
        seen = cell.seen
        words = _("Observed {day} by {name}: {level}.")
        told.append(words.format(day=date_text(seen.day), name=seen.by, level=seen.label))
        if seen.words:
            told.append(f"“{seen.words}”")
    if cell.minutes:
        told.append(_("Practised {hours} hours.").format(hours=hours_and_minutes(cell.minutes)))
    return told or [_("Nothing practised, observed or signed off yet.")]
