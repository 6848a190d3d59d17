"""What the program costs beside the bare libraries: both sides measured in one run, by turns, several times.

    python -m tests.benchmarks                     everything
    python -m tests.benchmarks --only spine        one group, or one benchmark by its name
    python -m tests.benchmarks --only million --rows 50000       a file of hours of that length

Each figure is printed as a line, name, ratio, goal, ok or short, with tabs between; medians go to stderr. The
same is written to bench.json. Nothing here is timed by the tests: they only see to it that it still runs.
"""
