from tests.benchmarks.figures import LITTLE, WHOLE, Figure, compared, effort_of, of_pairs


def test_the_ratio_is_the_median_of_the_runs():
    figure = of_pairs("start", 1.8, "ms", [(3.0, 1.0), (1.0, 1.0), (40.0, 20.0)])

    assert (figure.ratio, figure.ours, figure.theirs, figure.runs) == (2.0, 3.0, 1.0, 3)


def test_a_figure_is_a_line_with_tabs():
    figure = Figure("window on screen", 1.804, 1.8, "ms", 400.0, 222.0, 11)

    assert figure.line() == "window on screen\t1.80\t1.8\tok"
    assert "400 ms against 222 ms, 11 runs" in figure.medians()
    assert figure.as_json()["verdict"] == "ok"


def test_the_goal_is_missed_by_what_is_printed():
    assert Figure("x", 1.806, 1.8, "ms", 1, 1, 1).line().endswith("1.81\t1.8\tshort")


def test_each_side_goes_first_every_second_time():
    order = []

    def side(name, value):
        def measured():
            order.append(name)
            return value

        return measured

    figure = compared("x", 1.0, "ms", side("ours", 4.0), side("theirs", 2.0), runs=3)

    assert order == ["ours", "theirs", "theirs", "ours", "ours", "theirs"]
    assert figure.ratio == 2.0


def test_the_longest_file_is_as_long_as_somebody_says():
    assert effort_of(little=False, rows=None) == WHOLE
    assert effort_of(little=True, rows=None) == LITTLE
    assert effort_of(little=True, rows=50_000).many_rows == 50_000
