"""Which texts belong to a question: those of its part, so that nobody has to turn back to read on. Pure."""

from eduapp.kiosk.formats.paper import PaperContent, PaperQuestion


def passages(paper: PaperContent) -> dict[int, tuple[PaperQuestion, ...]]:
    """The texts without a question that stand above each question of their part, by its number."""
    made: dict[int, tuple[PaperQuestion, ...]] = {}
    texts: tuple[PaperQuestion, ...] = ()
    before: PaperQuestion | None = None
    for one in paper.questions:
        goes_on = before is not None and not before.number and not one.heading
        if not one.number:
            texts = (*texts, one) if goes_on else (one,)
        else:
            if one.heading:
                texts = ()
            made[one.number] = texts
        before = one
    return made
