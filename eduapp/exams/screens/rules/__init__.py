"""Tickets as they are kept, and what the records of a journal come to. Pure."""
