"""The page of figures: no small number stands on the screen, in what is read aloud, or in a file."""

import pytest

from eduapp.gui.routes import Route
from eduapp.records.summary.ui.figures_page import FiguresPage
from tests.support.accessibility import Case, standing
from tests.support.given_summary import AFTER, FEW, MANY, OTHER, numbers_in, text_of


def in_a_window(fakes):
    def make(theme):
        fakes.bench.__dict__["theme"] = theme
        fakes.bench.__dict__["today"] = lambda: AFTER
        return FiguresPage(fakes.bench, Route("summary.figures"))

    return standing(Case(language="en"), make)


@pytest.fixture
def page(sites, after, fakes):
    with in_a_window(fakes) as (_window, made, _theme):
        made.chosen.set_value(next(one for one in made._periods if one.label == "the year 2026"))
        yield made


def rows(page):
    return page.table.table.rows


def told(page, label):
    return next(row.text for row in rows(page) if row.label == label)


def test_no_site_and_no_total_on_the_screen_tells_the_three(page):
    seen = {}
    for site in ("*", FEW, MANY, OTHER):
        page.sites.set_value(site)
        page.reload()
        seen[site] = numbers_in(" ".join(f"{row.text} {row.spoken}" for row in rows(page)))

    assert 26 in seen[MANY]
    assert 19 in seen[OTHER]
    assert not seen[FEW]
    assert not {48, 31} & seen["*"]


def test_a_hidden_number_is_read_aloud_with_why(page):
    page.sites.set_value(FEW)
    page.reload()

    row = next(row for row in rows(page) if row.label == "Learners")

    assert row.text == "under 5"
    assert row.spoken == "Courses, Learners: hidden, fewer than 5"


def test_the_newest_period_that_is_over_is_shown_first(sites, after, fakes):
    with in_a_window(fakes) as (_window, page, _theme):
        assert page.period().label == "the year 2026"
        assert page.pdf.isEnabled()


def test_a_period_that_goes_on_is_shown_but_not_saved(page):
    page.chosen.set_value(page._periods[0])
    page._choose()

    assert page.period().label == "the year 2027"
    assert not page.pdf.isEnabled()
    assert "lasts until" in page.pdf.toolTip()


@pytest.mark.parametrize("kind", ["pdf", "csv", "xlsx"])
def test_each_button_saves_a_file_of_its_kind(page, fakes, tmp_path, kind):
    path = tmp_path / f"figures.{kind}"
    fakes.files.answers = [path]

    getattr(page, kind).click()

    assert fakes.files.proposed == [f"figures-the-year-2026.{kind}"]
    assert "under 5" in text_of(path)
    assert getattr(page, kind).isEnabled()


def test_whoever_presses_cancel_saves_nothing(page, tmp_path):
    page.pdf.click()

    assert not list(tmp_path.iterdir())
