"""The pieces every screen is made of. Custom-painted ones say the same facts aloud that they paint."""

from eduapp.gui.widgets.boxes import Card, add, clear, hbox, hline, renew, vbox
from eduapp.gui.widgets.buttons import Segments, button, recast, rename, why_not
from eduapp.gui.widgets.marks import (
    Avatar,
    Chip,
    IconLabel,
    IconTile,
    KeyCap,
    Logo,
    Painted,
    StatusMark,
    initials,
    paint_status_mark,
)
from eduapp.gui.widgets.meters import Meter, Part, Ring
from eduapp.gui.widgets.notices import Bar, EmptyState, Toast, announce
from eduapp.gui.widgets.search import SearchField
from eduapp.gui.widgets.steps import Steps
from eduapp.gui.widgets.wheel import calm_wheel
from eduapp.gui.widgets.words import CutLabel, label, plain_tip

__all__ = [
    "Avatar",
    "Bar",
    "Card",
    "Chip",
    "CutLabel",
    "EmptyState",
    "IconLabel",
    "IconTile",
    "KeyCap",
    "Logo",
    "Meter",
    "Painted",
    "Part",
    "Ring",
    "SearchField",
    "Segments",
    "StatusMark",
    "Steps",
    "Toast",
    "add",
    "announce",
    "button",
    "calm_wheel",
    "clear",
    "hbox",
    "hline",
    "initials",
    "label",
    "paint_status_mark",
    "plain_tip",
    "recast",
    "rename",
    "renew",
    "vbox",
    "why_not",
]
