"""What draws is loaded when the first page is, and not before."""

import subprocess
import sys

from tests.architecture import source

PROBE = "import sys, eduapp.exams.grading.drawing; sys.exit('reportlab' in sys.modules)"


def test_importing_it_costs_nothing():
    done = subprocess.run([sys.executable, "-c", PROBE], cwd=source.ROOT, check=False)

    assert done.returncode == 0
