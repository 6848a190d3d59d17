"""Another PC: a process of its own with the same database, that commits when it is told to."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PROGRAM = """
import json, sys, time
from eduapp.core.changes import Topic
from eduapp.core.db.engine import open_engine
from eduapp.core.db.unit_of_work import Database
from eduapp.people.audit.service import write_audit
from eduapp.people.learners.models import Learner
from tests.support import given
database = Database(open_engine(sys.argv[1]), given.OFFICE, write_audit)
print("ready", flush=True)
for line in sys.stdin:
    order = json.loads(line)
    try:
        with database.writing() as uow:
            number = order["number"]
            names = {"family_name": number, "given_name": "", "sort_key": number, "search_text": ""}
            learner = Learner(number=number, **names)
            uow.session.add(learner)
            uow.publish(*map(Topic, order["topics"]))
            if order["fails"]:
                raise KeyError
    except KeyError:
        pass
    print(json.dumps({"committed": time.monotonic()}), flush=True)
database.engine.dispose()
"""


@dataclass
class OtherPc:
    """The process, and what it is told."""

    process: "subprocess.Popen[str]"
    count: int = 0

    def commit(self, *topics: str, fails: bool = False) -> float:
        """Have it add a learner and say what it touched; when it was committed, by the machine's clock."""
        self.count += 1
        order = {"number": f"x{self.count}", "topics": topics, "fails": fails}
        assert self.process.stdin is not None
        print(json.dumps(order), file=self.process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(self._said())
        return float(answer["committed"])

    def _said(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline()


@contextmanager
def another_pc(url: str) -> Iterator[OtherPc]:
    """Start it; it is gone at the end."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )
    try:
        pc = OtherPc(process)
        assert pc._said() == "ready\n"
        yield pc
    finally:
        process.communicate()


def until(true: Any, seconds: float = 20.0) -> None:
    """Ask again and again until it is so."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it never came to that"
