"""The trail held against what backups tell of it; with a restore between, in test_audit_command."""

from dataclasses import replace

import pytest

from eduapp.safekeeping import jobs
from eduapp.safekeeping.jobs import folders, key_ring
from eduapp.safekeeping.jobs.bearing_out import borne_out
from tests.support.given_backups import key_of, make, newest

pytestmark = pytest.mark.both_databases


def held_against(database, home):
    return borne_out(database, jobs.Place(home), key_ring.on_this_pc(home))


def test_what_is_in_the_trail_fits(database, tmp_path):
    make(database, tmp_path)
    make(database, tmp_path)
    found = held_against(database, tmp_path)
    assert [(one.lying.manifest.number, one.fits) for one in found.looked_at] == [(2, True), (1, True)]
    assert (found.first_unlike, found.other_keys) == (None, 0)


def test_the_first_that_is_not_in_the_trail_is_named(database, tmp_path):
    make(database, tmp_path)
    one = newest(tmp_path)
    for seq in (999, 998):
        trail = replace(one.manifest.trail, seq=seq)
        told = replace(one, manifest=replace(one.manifest, trail=trail))
        jobs.copy_to(one.folder.parent, told, key_of(one, tmp_path))
    assert held_against(database, tmp_path).first_unlike.manifest.trail.seq == 998


def test_a_manifest_that_our_key_did_not_seal_says_nothing(database, tmp_path):
    make(database, tmp_path)
    path = newest(tmp_path).folder / folders.MANIFEST
    path.write_bytes(path.read_bytes().replace(b'"occasion":"asked"', b'"occasion":"daily"'))
    assert held_against(database, tmp_path).looked_at == ()
