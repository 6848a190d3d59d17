from datetime import date

from eduapp.certificates.drawing import phrases
from eduapp.certificates.drawing.phrases import Words, spoken
from eduapp.core.i18n import language, speaking

DAY = date(2026, 11, 19)
OWN = Words(
    {"Course certificate": "Kurspapir"},
    {"{hours} hour": ("{hours} tima", "{hours} timan")},
    months=tuple("abcdefghijkl"),
    of_months=tuple("ABCDEFGHIJKL"),
    date="{month} {day}. b. {year}",
)


def test_own_words_go_before_those_of_the_program_and_nothing_else_changes():
    with spoken("nn", OWN):
        said = [
            phrases.pgettext("paper", text) for text in ("Course certificate", "Participation certificate")
        ]
        hours = [phrases.ngettext("{hours} hour", "{hours} hours", count) for count in (1, 2)]

    assert said == ["Kurspapir", "Deltakarbevis"]
    assert hours == ["{hours} tima", "{hours} timan"]
    with spoken("nn"):
        assert phrases.pgettext("paper", "Course certificate") == "Kursbevis"


def test_dates_are_written_as_the_words_say():
    with spoken("se", OWN):
        assert phrases.long_date(DAY) == "K 19. b. 2026"
        assert phrases.month_text(DAY) == "k 2026"
        assert phrases.period_text(date(2026, 11, 2), DAY) == "K 2. b. 2026 – K 19. b. 2026"
        assert phrases.period_text(DAY, DAY) == "K 19. b. 2026"
    with spoken("nb"):
        assert phrases.period_text(date(2026, 11, 2), DAY) == "2.–19. november 2026"
        assert phrases.month_text(DAY) == "november 2026"


def test_what_a_language_of_papers_lacks_is_said_in_bokmaal_and_the_screen_keeps_its_own():
    with speaking("en"):
        with spoken("se", OWN):
            assert phrases.pgettext("paper", "Participation certificate") == "Deltakerbevis"
        assert language() == "en"
    assert phrases.needs_own_words("se")
    assert not phrases.needs_own_words("nn")


def test_words_over_words():
    above = Words({"Result": "Utfall"}, date="{day} {month} {year}")

    whole = above.over(OWN)

    assert whole.texts == {"Result": "Utfall", "Course certificate": "Kurspapir"}
    assert (whole.date, whole.months) == ("{day} {month} {year}", OWN.months)
