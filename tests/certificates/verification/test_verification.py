import subprocess
import sys

from eduapp.certificates.seals.verdict import Outcome
from eduapp.certificates.verification import Basis, judge
from tests.support.tamperings import TODAY


def test_bytes_are_a_file_and_letters_were_typed(world):
    by_file = judge(world.papers[0], world.keys, world.status, None, TODAY)
    by_text = judge(world.code(world.facts()), world.keys, world.status, None, TODAY)

    assert {by_file.outcome, by_text.outcome} == {Outcome.GENUINE}
    assert (by_file.basis, by_text.basis) == (Basis.FILE, Basis.CODE)


def test_importing_it_loads_nothing_that_reads_files():
    heavy = ("pyhanko", "pypdfium2", "PIL", "zxingcpp", "sqlalchemy", "PySide6")
    code = f"import sys, eduapp.certificates.verification; print([n for n in {heavy} if n in sys.modules])"

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert said.stdout.strip() == "[]"
