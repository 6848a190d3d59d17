"""The screens of an exam on screen: tickets, and the invigilator's board."""
