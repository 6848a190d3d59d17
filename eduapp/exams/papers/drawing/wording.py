"""The program's own words on papers and answer sheets, in the language of the paper."""

from string import ascii_uppercase

from eduapp.core.codes import code_list
from eduapp.core.i18n import capital, ngettext, pgettext
from eduapp.exams.papers.rules.paper import AIDS
from eduapp.exams.papers.rules.printed import PrintedPaper, PrintedQuestion
from eduapp.exams.questions.rules import question as q


def letter(place: int) -> str:
    """What a choice is called, from 0: A to Z, then 27 and so on."""
    return ascii_uppercase[place] if place < len(ascii_uppercase) else str(place + 1)


def version(paper: PrintedPaper) -> str:
    """Which version it is; "" if there is only one."""
    if paper.versions == 1:
        return ""
    return pgettext("exam", "Version {letter}").format(letter=paper.letter)


def facts(paper: PrintedPaper) -> list[tuple[str, str]]:
    """What stands under the title: name and words."""
    minutes = ngettext("{count} minute", "{count} minutes", paper.minutes).format(count=paper.minutes)
    count = len(paper.answered)
    questions = ngettext("{count} question", "{count} questions", count).format(count=count)
    told = [
        (pgettext("exam", "Time"), minutes),
        (pgettext("exam", "Questions"), f"{questions}, {points(paper.points)}"),
        (pgettext("exam", "Aids"), aids(paper)),
    ]
    if paper.instructions:
        told.append((pgettext("exam", "Instructions"), paper.instructions))
    return told


def aids(paper: PrintedPaper) -> str:
    """What may be used; pen and ruler may be always."""
    told = [code_list(AIDS)[code].label for code in paper.aids]
    if not (told or paper.aids_note):
        return pgettext("exam", "Nothing but pen and ruler")
    return ". ".join(filter(None, (capital(", ".join(told)), paper.aids_note)))


def points(count: int) -> str:
    """So many points."""
    return ngettext("{count} point", "{count} points", count).format(count=count)


def where_to_answer() -> str:
    """What nobody may do wrong."""
    return pgettext(
        "exam", "Write your answers on the answer sheet. Write your number there, never your name."
    )


def hint(question: PrintedQuestion) -> str:
    """How a question of its kind is answered, where the words alone do not say it."""
    told = {
        q.MULTIPLE: pgettext("exam", "More than one choice may be right."),
        q.ORDERING: pgettext("exam", "Put these in the right order."),
        q.MATCHING: pgettext("exam", "Choose a letter for each number."),
        q.TRUE_FALSE: pgettext("exam", "True or false?"),
    }.get(question.kind, "")
    if question.unit:
        unit = pgettext("exam", "Answer in {unit}.").format(unit=question.unit)
        return " ".join(filter(None, (told, unit)))
    return told


def truths() -> tuple[str, str]:
    """The two answers to a statement."""
    return pgettext("exam", "True"), pgettext("exam", "False")


def page(number: int, count: int) -> str:
    """Which page of how many."""
    return pgettext("exam", "Page {page} of {pages}").format(page=number, pages=count)


def draft() -> str:
    """On a paper that nobody can sit yet."""
    return pgettext("exam", "draft, may still change")


def answer_sheet() -> str:
    """The name of the sheet."""
    return pgettext("exam", "Answer sheet")


def candidate_number() -> str:
    """Above the boxes for it."""
    return pgettext("exam", "Candidate number")


def no_name() -> str:
    """Beside the boxes."""
    return pgettext("exam", "Write your number on every sheet, and your name on none.")


def how_to_cross() -> str:
    """How boxes are filled in, and taken back."""
    return pgettext("exam", "Answer with a cross: ×. To take it back, fill the whole box and cross another.")


def the_end() -> str:
    """Below the last question."""
    return pgettext("exam", "End of the paper")
