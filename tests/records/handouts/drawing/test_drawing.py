import subprocess
import sys


def test_drawing_costs_nothing_until_the_first_page():
    code = "import sys, eduapp.records.handouts.drawing; print('reportlab' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "False"
