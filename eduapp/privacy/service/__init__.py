"""What is done about what is kept of people."""

from eduapp.privacy.service.copying import NoteCopy, note_copy

__all__ = ["NoteCopy", "note_copy"]
