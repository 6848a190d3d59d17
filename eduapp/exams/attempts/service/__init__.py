"""What staff can do with an exam on screen. Each function is one use case, one transaction."""

from eduapp.exams.attempts.service.acts import ActOnScreen, SayToAll, act_on_screen, say_to_all
from eduapp.exams.attempts.service.bringing_back import BringBack, bring_back
from eduapp.exams.attempts.service.choosing import ChooseAnswers, Chosen, NothingToChoose, choose_answers
from eduapp.exams.attempts.service.folders import KeepJournal, LockTicket, keep_journal, lock_ticket
from eduapp.exams.attempts.service.giving import DecideGap, GiveAll, GiveTime, decide_gap, give_all, give_time
from eduapp.exams.attempts.service.letting_in import LetIn, let_in
from eduapp.exams.attempts.service.resting import TakeBreak, take_break
from eduapp.exams.attempts.service.starting import StartScreens, start_screens
from eduapp.exams.attempts.service.stopping import GoOn, StopAll, go_on, stop_all
from eduapp.exams.attempts.service.taking_in import TakeIn, take_in
from eduapp.exams.attempts.service.tickets import KeepTickets, NewTicket, keep_tickets

__all__ = [
    "ActOnScreen",
    "BringBack",
    "ChooseAnswers",
    "Chosen",
    "DecideGap",
    "GiveAll",
    "GiveTime",
    "GoOn",
    "KeepJournal",
    "KeepTickets",
    "LetIn",
    "LockTicket",
    "NewTicket",
    "NothingToChoose",
    "SayToAll",
    "StartScreens",
    "StopAll",
    "TakeBreak",
    "TakeIn",
    "act_on_screen",
    "bring_back",
    "choose_answers",
    "decide_gap",
    "give_all",
    "give_time",
    "go_on",
    "keep_journal",
    "keep_tickets",
    "let_in",
    "lock_ticket",
    "say_to_all",
    "start_screens",
    "stop_all",
    "take_break",
    "take_in",
]
