"""The kinds of paper there are."""

from typing import Literal

Kind = Literal["kursbevis", "deltakerbevis", "praksisattest"]
