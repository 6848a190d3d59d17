"""What decides about copies and about how long something lives. Pure."""

from eduapp.privacy.rules.hiding import Hider
from eduapp.privacy.rules.lives import KEEP, Life, before, life_of, lives
from eduapp.privacy.rules.said import LABELS, said_as

__all__ = ["KEEP", "LABELS", "Hider", "Life", "before", "life_of", "lives", "said_as"]
