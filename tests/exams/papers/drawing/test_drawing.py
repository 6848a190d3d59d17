"""What others may call; importing it costs nothing."""

import subprocess
import sys

from eduapp.exams.papers.drawing import check, typeface
from eduapp.exams.papers.rules.printed import Print
from tests.support.printed_papers import a_printed_paper, asked


def test_importing_it_reads_nothing_heavy():
    probe = "import sys, eduapp.exams.papers.drawing; sys.exit('reportlab' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", probe], check=False).returncode == 0


def test_what_the_letters_are_called_is_true():
    sami = a_printed_paper([asked(1, "Kaŋas?")])

    assert typeface(a_printed_paper(), Print(easy=True)) == "Atkinson Hyperlegible"
    assert typeface(sami, Print(easy=True)) == "Inter"
    assert typeface(sami, Print()) == "Noto Sans"


def test_what_cannot_be_drawn_is_told():
    assert [one.name for one in check(a_printed_paper([asked(1, "ᠮ?")]))] == ["LettersMissing"]
    assert check(a_printed_paper()) == []
