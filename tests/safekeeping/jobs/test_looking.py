"""A backup that is not as it was written is told, whatever was done to it."""

import json

import pytest

from eduapp.safekeeping import jobs
from eduapp.safekeeping.formats import manifest as manifests
from eduapp.safekeeping.jobs import folders, key_ring, looking
from eduapp.safekeeping.jobs.looking import CodeDoesNotFit, MadeByNewer
from tests.support import given
from tests.support.given_backups import flip, key_of, make, newest, own


@pytest.fixture
def lying(database, tmp_path):
    given.a_learner(database, "Karim Haddad")
    make(database, tmp_path)
    return newest(tmp_path)


def wrong(lying, key):
    with pytest.raises(jobs.NotWhole) as found:
        jobs.verify(lying, key)
    return found.value.sentence()


def test_one_flipped_bit_anywhere_is_found(lying, tmp_path):
    key = key_of(lying, tmp_path)
    size = lying.file.stat().st_size
    for place in (0, 100, size // 3, size // 2, size - 1):
        flip(lying.file, place)
        assert "the file was changed or cut" in wrong(lying, key)
        flip(lying.file, place)
    assert jobs.verify(lying, key).rows == lying.manifest.rows


def test_a_file_that_was_cut_is_found(lying, tmp_path):
    lying.file.write_bytes(lying.file.read_bytes()[:-4096])
    assert "changed or cut" in wrong(lying, key_of(lying, tmp_path))


def test_a_list_of_contents_that_was_changed_is_found(lying, tmp_path):
    key = key_of(lying, tmp_path)
    path = lying.folder / folders.MANIFEST
    facts = json.loads(path.read_text())
    facts["day"] = "2026-11-24"
    path.write_text(json.dumps(facts))
    assert "list of contents was changed" in wrong(folders.look(lying.folder), key)


def rewritten(lying, key, **changed):
    """A manifest that somebody with the key wrote."""
    from dataclasses import replace  # noqa: PLC0415

    content = manifests.write(replace(lying.manifest, **changed), key)
    (lying.folder / folders.MANIFEST).write_bytes(content)
    return folders.look(lying.folder)


def test_rows_that_are_missing_are_found(lying, tmp_path):
    key = key_of(lying, tmp_path)
    more = lying.manifest.tables | {"learner": 2}
    assert "does not hold the rows" in wrong(rewritten(lying, key, tables=more), key)


def test_a_trail_that_ends_elsewhere_is_found(lying, tmp_path):
    key = key_of(lying, tmp_path)
    head = manifests.TrailHead(lying.manifest.trail.seq, "ab" * 32)
    assert "does not end" in wrong(rewritten(lying, key, trail=head), key)


def test_a_damaged_database_is_found_even_if_all_else_fits(lying, tmp_path):
    key = key_of(lying, tmp_path)
    flip(lying.file, 5 * 4096 + 77)
    size, digest = looking.digest_of(lying.file)
    assert "damaged" in wrong(rewritten(lying, key, size=size, sha256=digest), key)


def test_one_of_a_newer_program_is_refused(lying, tmp_path):
    key = key_of(lying, tmp_path)
    with pytest.raises(MadeByNewer):
        jobs.verify(rewritten(lying, key, step="r9999"), key)


def test_another_pc_needs_the_code_on_paper(database, tmp_path):
    home, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    home.mkdir()
    made = jobs.make_code(own(database), jobs.MakeCode(folder=home), None)
    make(database, home)
    lying = newest(home)

    other = key_ring.on_this_pc(elsewhere)
    with pytest.raises(jobs.NeedsCode) as asked:
        jobs.key_for(lying, other)
    assert made.mark in asked.value.sentence()
    with pytest.raises(CodeDoesNotFit):
        jobs.key_for(lying, other, "A" * 25)
    assert jobs.verify(lying, jobs.key_for(lying, other, made.code)).rows == lying.manifest.rows


def test_without_a_code_nobody_elsewhere_opens_it(lying, tmp_path):
    with pytest.raises(jobs.NeedsCode):
        jobs.key_for(lying, key_ring.on_this_pc(tmp_path / "elsewhere"), "A" * 25)


def test_what_is_no_backup_is_told(tmp_path):
    with pytest.raises(folders.NoBackup):
        folders.look(tmp_path)
    with pytest.raises(folders.NoBackup):
        folders.look(tmp_path / "nowhere")
