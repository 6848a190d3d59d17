"""Work done again and again on disks that are written down, and the power cut (tests/support/power.py)."""

import json
import shutil
from collections import Counter

from tests.support.power import Apart, Disk, cuts, steps
from tests.support.torture import dice
from tests.support.under_key import ACCOUNT, DATA, copied


class Bench:
    """One kind of work: `template` is a whole site, the data folder and the account with its key.

    With `apart` the two lie on disks of their own; `early` says of the steps up to where most cuts are.
    """

    def __init__(self, hand, template, site, kind, place, *, apart=False, early=None):
        self.hand, self.template, self.site, self.kind, self.place = hand, template, site, kind, place
        self._apart, self._early = apart, early
        self.figures = Counter()

    @property
    def image(self):
        """Where a cut is laid out."""
        return self.place / "image"

    def images(self, count, runs, **told):
        """So many images, each laid out; what was acknowledged before the cut."""
        for run in range(runs):
            folder, log = self.place / f"run {run}", self.place / f"log {run}"
            data = copied(self.template, folder)
            disk = Apart(folder, (DATA, ACCOUNT)) if self._apart else Disk(folder)
            work = {"kind": self.kind, "seed": run, "below": folder, "log": log} | told
            self.hand.work(data, self.site, **work)
            said = self.hand.reaped()
            assert not [one for one in said if "stopped" in one], said
            done, rng = steps(log), dice(f"{self.kind} {run} {told}")
            assert [json.loads(step.data) for step in done if step.kind == "a"][1:] == said
            early = self._early(done) if self._early else 0
            share = count // runs // (2 if early else 1)
            self.figures["acknowledged"] += sum("done" in one or "kept" in one for one in said)
            self.figures["writes recorded"] += sum(step.kind == "w" for step in done)
            for acknowledged in cuts(disk, done, share, rng, self.image, early):
                self.figures["images"] += 1
                yield [json.loads(one) for one in acknowledged]
            shutil.rmtree(folder)
            log.unlink()

    def found(self, acknowledged):
        """What a new process finds in the image."""
        more = {}
        if "key" in self.site:
            more["journal"] = {"attempt": self.site["attempt"], "key": self.site["key"]}
        told = [one for one in acknowledged if "done" in one or "kept" in one]
        found = self.hand.look(self.image / DATA, self.site, told, **more)
        self.figures["torn ends taken back"] += found.get("torn", 0) > 0
        return found


def recorded(bench, record_property):
    """The figures of a test that found nothing lost."""
    for name, figure in {"images that lost something": 0, **bench.figures}.items():
        record_property(name, figure)
