"""Numbers of a year: the first of it may be taken on two PCs at once."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from eduapp.certificates.models import NumberSeries
from eduapp.core.db.series import locked_series

YEAR = 2031


def taken(database):
    with database.writing() as uow:
        numbers = locked_series(uow.session, NumberSeries, YEAR)
        numbers.last_number += 1
        return numbers.last_number


def test_numbers_of_a_year_begin_at_one_and_follow_each_other(database):
    assert [taken(database) for _number in range(3)] == [1, 2, 3]


def test_who_looked_before_another_made_the_row_takes_that_row(database, monkeypatch):
    assert taken(database) == 1
    with database.writing() as uow:
        get, looked = uow.session.get, []

        def too_early(table, year, **how):
            looked.append(year)
            return get(table, year, **how) if len(looked) > 1 else None

        monkeypatch.setattr(uow.session, "get", too_early)
        assert locked_series(uow.session, NumberSeries, YEAR).last_number == 1


def test_the_first_numbers_of_a_year_taken_at_once_follow_each_other(database):
    together = Barrier(4)

    def take(_pc):
        together.wait()
        return taken(database)

    with ThreadPoolExecutor(4) as pcs:
        assert sorted(pcs.map(take, range(4))) == [1, 2, 3, 4]
