"""The words of exams on screen."""

PREPARE_SCREENS = "attempts.prepare"  # make tickets and sealed papers; who does sees the codes once
PERMISSIONS = (PREPARE_SCREENS,)

TICKETS_MADE = "attempts.tickets.made"
SCREENS_STARTED = "attempts.started"
SCREEN_ACT = "attempts.act"
SAID_TO_ALL = "attempts.said"
TIME_FOR_ALL = "attempts.time.all"
BACK_ASKED = "attempts.back.asked"
ANSWERS_CHOSEN = "attempts.answers.chosen"
TICKETS = "attempts.tickets"
