import pytest

from eduapp.kiosk.formats import record as r
from tests.support.accessibility import Case
from tests.support.kiosk_screens import EVERY_LANGUAGE, assert_screens_accessible
from tests.support.kiosks import a_kiosk, at_work, put_away, seated

FEW = (Case(), Case("dark", 2.0, "en"))


@pytest.fixture
def kiosk(qapp, tmp_path):
    made = a_kiosk(tmp_path)
    yield made
    put_away(made)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 6, 7, 8, 9])
def test_every_kind_of_question_is_fit_for_everybody(kiosk, number):
    at_work(kiosk)

    assert_screens_accessible(kiosk, lambda kiosk: kiosk._go(number))


def to_overview(kiosk):
    kiosk._go(0)


def asked_to_hand_in(kiosk):
    kiosk._go(0)
    kiosk.window.page.ask()


def over(what):
    def show(kiosk):
        kiosk.now.over = what
        kiosk.refresh()

    return show


@pytest.mark.timeout(900)
@pytest.mark.parametrize("show", [to_overview, asked_to_hand_in, over("looks"), over("staff")])
def test_every_page_beside_the_questions_is_fit_for_everybody(kiosk, show):
    at_work(kiosk)
    kiosk._answer(1, 1)
    kiosk._answer(6, {"0": 1})
    kiosk._mark(3, True)
    kiosk.now.offline = True

    assert_screens_accessible(kiosk, show)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("number", [1, 9])
def test_questions_are_fit_in_every_language_of_candidates(kiosk, number):
    at_work(kiosk)
    kiosk.now.offline = True

    assert_screens_accessible(kiosk, lambda kiosk: kiosk._go(number), EVERY_LANGUAGE)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("show", [asked_to_hand_in, over("looks")])
def test_pages_beside_them_are_fit_in_every_language_of_candidates(kiosk, show):
    at_work(kiosk)
    kiosk._answer(6, {"0": 1})
    kiosk.sitting.unkept = {1: 1}

    assert_screens_accessible(kiosk, show, EVERY_LANGUAGE)


@pytest.mark.timeout(900)
def test_the_longest_words_of_the_room_have_room(kiosk):
    at_work(kiosk)
    kiosk.say(("Ti minutter til lunsj. Bli sittende til alle har levert. " * 9)[:300])

    assert_screens_accessible(kiosk, lambda kiosk: kiosk._go(9), EVERY_LANGUAGE)


@pytest.mark.timeout(900)
def test_the_ticket_is_fit_for_everybody(kiosk):
    assert_screens_accessible(kiosk)
    assert_screens_accessible(kiosk, lambda kiosk: kiosk.enter("7", "00000000"), FEW)


@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (None, None),
        (r.PAUSED, {"n": 1}),
        (r.HANDED_IN, {"by": "time", "unanswered": []}),
        (r.MOVED_OUT, {"move": "a"}),
        (r.PAPER_FALLBACK, {}),
    ],
)
def test_every_notice_is_fit_for_everybody(kiosk, kind, value):
    if kind is None:
        seated(kiosk)
    else:
        at_work(kiosk).sitting.keep(kind, value)

    assert_screens_accessible(kiosk)
