"""Long work for an exam on screen: tickets with sealed papers, and the way by a stick or a folder."""

from eduapp.exams.attempts.jobs.folders import Synced, SyncFolder, WriteSeats, sync_folder, write_seats
from eduapp.exams.attempts.jobs.tickets import MadeTickets, MakeTickets, draw_labels, make_tickets

__all__ = [
    "MadeTickets",
    "MakeTickets",
    "SyncFolder",
    "Synced",
    "WriteSeats",
    "draw_labels",
    "make_tickets",
    "sync_folder",
    "write_seats",
]
