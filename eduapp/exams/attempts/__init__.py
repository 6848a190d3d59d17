"""The staff's side of an exam on screen: tickets, sealed papers, and the invigilator's board.

People, incidents, minutes given back, signatures and the seal are the room's: whatever is done here is
written in that one log too, and the board shows both. Never here: an act that ends an exam for a suspicion,
or that changes what a candidate has answered.

Begin with rules/states.py (the one table) and queries/board.py.
"""
