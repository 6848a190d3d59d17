"""How a paper is made for ever: its facts sealed, its page drawn with the square, archived and signed.

Pure: no database, no Qt, no clock. `rules` say what stands against issuing, replacing, revoking and handing
over; `sealing` leads from the facts of a page to those that are signed; `making` makes the file.
"""
