"""The report: the same rows whatever was counted; shares and hours only where enough people stand behind."""

from eduapp.core.small_numbers import Limits, Told
from eduapp.records.summary.rules.report import Counted, Share, Work, report

FIVE = Limits(5, 3, "our own rule")


def lines(counted):
    return {(line.section, line.label): line.cells for line in report(counted, FIVE).lines}


def test_rows_are_the_same_whatever_was_counted():
    many = Counted(("X",), {("basic", "completed", "X"): 30}, {"X": 30}, papers={"course": 12})

    assert list(lines(Counted(("X",)))) == list(lines(many))


def test_a_share_is_told_of_enough_people_and_rounded_down():
    of = {"X": Share(6, 31, 20), "Y": Share(4, 10, 10)}

    cells = lines(Counted(("X", "Y"), attendance=of))["Attendance", "Took part, of what was offered"]

    assert cells["Y"].number is None
    assert {cell.number for cell in cells.values()} <= {None, 64, 73}
    alone = lines(Counted(("X",), attendance={"X": of["X"]}))
    assert alone["Attendance", "Took part, of what was offered"]["X"].number == 64


def test_hours_of_a_workshop_with_few_people_are_not_given_by_the_sum():
    work = (Work("Wood", "X", 4, 600), Work("Metal", "X", 9, 6000))

    found = lines(Counted(("X",), work=work))

    wood, metal, both = (
        found["Workshop hours", name]["X"].number for name in ("Wood", "Metal", "All workshops")
    )
    assert wood is None
    assert metal is None or both is None


def test_passed_is_hidden_with_what_would_give_it():
    found = lines(Counted(("X",), exams={("passed", "X"): 20, ("not_passed", "X"): 2}))

    told = [found["Exams", label]["X"].told for label in ("Passed", "Not passed", "Sat and graded")]
    assert told[1] is Told.SMALL
    assert Told.KEPT in (told[0], told[2])
