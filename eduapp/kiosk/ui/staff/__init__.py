"""What the person in the room sees on a candidate's screen, in the language of the PC and never another."""
