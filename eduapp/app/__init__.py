"""Puts the program together: command line, opening, window. Imported by nobody."""
