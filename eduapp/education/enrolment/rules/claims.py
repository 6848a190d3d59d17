"""How somebody can stand before a place of a group: what the waiting list, which lies above, says of them."""

CLAIM_ASKED = "asked"  # nobody has decided yet
CLAIM_WAITING = "waiting"  # approved, in line for the next free place
CLAIM_HELD = "held"  # offered: the place is kept until a day
CLAIM_OVER = "over"
IN_LINE = (CLAIM_WAITING, CLAIM_HELD)
