"""What a check of the trail found, in sentences: what was done to which entry, when, and what to do."""

from datetime import date

from eduapp.core.i18n import N_, _, date_text, ngettext
from eduapp.people.audit.rules.anchors import Anchor
from eduapp.people.audit.rules.breaks import (
    CUT,
    DELETED,
    DETAILS,
    EDITED,
    END,
    INSERTED,
    REWRITTEN,
    SWAPPED,
    Break,
)

_ONE = {
    EDITED: N_("Entry {seq} was changed after it was written."),
    DETAILS: N_(
        "The details of entry {seq} are not those that were written, or are gone without a word of it in the"
        " trail."
    ),
    DELETED: N_("Entry {seq} was taken out."),
    INSERTED: N_("Entry {seq} was put in: it was not written after the one before it."),
    SWAPPED: N_("Entry {seq} does not stand where it was written: entries were swapped."),
    CUT: N_("The end of the trail was cut off: entry {seq} is missing."),
    END: N_("Entry {seq} is the last one, but the trail says that it ends elsewhere or otherwise."),
    REWRITTEN: N_("Entry {until} is not the one that a checkpoint witnesses: the trail was written anew."),
}
_MANY = {
    DELETED: N_("Entries {seq} to {until} were taken out."),
    INSERTED: N_("Entries {seq} to {until} were put in: they were not written after the one before them."),
    CUT: N_("The end of the trail was cut off: entries {seq} to {until} are missing."),
    REWRITTEN: N_(
        "Entry {until} is not the one that a checkpoint witnesses: the trail was written anew somewhere from"
        " entry {seq} on."
    ),
}
ADVICE = N_("Change nothing more, keep a copy of the data, and tell a leader.")


def break_sentence(broken: Break) -> str:
    """What was done to which entry, and the days between which it was written."""
    words = _MANY.get(broken.kind) if broken.until > broken.seq else None
    told = _(words or _ONE[broken.kind]).format(seq=broken.seq, until=max(broken.seq, broken.until))
    return " ".join(filter(None, (told, _when(broken.after, broken.before))))


def whole_sentence(entries: int) -> str:
    """That all of it holds."""
    words = ngettext(
        "The trail is whole: {entries} entry, as it was written.",
        "The trail is whole: {entries} entries, each as it was written.",
        entries,
    )
    return words.format(entries=entries)


def witness_sentence(witnessed: Anchor | None) -> str:
    """How far anything outside the database bears it out."""
    if witnessed is None:
        return _(
            "No checkpoint from outside the database was compared with it. Without one nobody sees that the"
            " end was cut off, or all of it written anew."
        )
    words = _("Up to entry {seq} it is witnessed outside the database.")
    if witnessed.day is not None:
        words = _("Up to entry {seq}, of {day}, it is witnessed outside the database.")
    return words.format(seq=witnessed.seq, day=date_text(witnessed.day) if witnessed.day else "")


def _when(after: date | None, before: date | None) -> str:
    if after is not None and before is not None and after != before:
        return _("That was between {after} and {before}.").format(
            after=date_text(after), before=date_text(before)
        )
    day = after or before
    if day is None:
        return ""
    if after == before:
        return _("That was on {day}.").format(day=date_text(day))
    words = _("That was on {day} or later.") if before is None else _("That was on {day} or earlier.")
    return words.format(day=date_text(day))
