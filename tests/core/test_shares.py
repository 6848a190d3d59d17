import os
from pathlib import Path, PureWindowsPath

import pytest

from eduapp.core import shares
from eduapp.core.shares import network_share


def a_table(*mounts):
    """Lines of the table of mounts: (device, place, type)."""
    return "".join(
        f"{n} 1 {device} / {place} rw,relatime shared:{n} - {kind} source rw\n"
        for n, (device, place, kind) in enumerate(mounts, start=20)
    )


def number_of(folder):
    device = folder.stat().st_dev
    return f"{os.major(device)}:{os.minor(device)}"


def asked(folder, *mounts):
    return network_share(folder, system="linux", mounts=lambda: a_table(*mounts))


def test_the_disk_of_this_machine_is_no_share(tmp_path):
    assert shares.MOUNTS.exists()
    assert network_share(tmp_path) is None
    assert network_share(Path("/dev")) is None


def test_the_machine_s_own_table_names_the_device_a_folder_is_on(tmp_path):
    """What is relied on: the number `stat` gives is the number in the table."""
    assert any(f" {number_of(tmp_path)} " in line for line in shares.MOUNTS.read_text().splitlines())


@pytest.mark.parametrize(
    "kind", ["nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "ceph", "fuse.rclone", "vboxsf"]
)
def test_what_comes_over_a_network_is_a_share(tmp_path, kind):
    assert asked(tmp_path, ("0:1", "/", "ext4"), (number_of(tmp_path), "/somewhere", kind)) == kind


@pytest.mark.parametrize(
    "kind", ["ext4", "xfs", "btrfs", "overlay", "tmpfs", "fuseblk", "fuse.gocryptfs", "vfat"]
)
def test_disks_and_memory_are_none(tmp_path, kind):
    assert asked(tmp_path, (number_of(tmp_path), "/", kind)) is None


def test_a_device_the_table_does_not_name_is_found_by_its_place(tmp_path):
    """Parts of a btrfs have numbers of their own."""
    assert asked(tmp_path, ("0:1", "/", "ext4"), ("0:2", str(tmp_path), "cifs")) == "cifs"
    assert asked(tmp_path, ("0:1", "/", "cifs"), ("0:2", str(tmp_path), "btrfs")) is None
    assert asked(tmp_path, ("0:1", str(tmp_path), "ext4"), ("0:2", str(tmp_path), "nfs4")) == "nfs4"
    assert asked(tmp_path, ("0:1", str(tmp_path)[:-1], "nfs")) is None


def test_places_with_blanks_are_read(tmp_path):
    folder = tmp_path / "felles data\\x"
    folder.mkdir()
    written = str(folder).replace("\\", "\\134").replace(" ", "\\040")
    assert asked(folder, ("0:1", "/", "ext4"), ("0:2", written, "cifs")) == "cifs"


def test_a_folder_that_is_not_there_yet_lies_where_it_will_be(tmp_path):
    assert asked(tmp_path / "new" / "deep", (number_of(tmp_path), "/", "nfs")) == "nfs"


def test_a_link_onto_a_share_is_followed(tmp_path):
    (tmp_path / "share").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "share")
    mounts = (("0:1", "/", "ext4"), ("0:2", str(tmp_path / "share"), "nfs"))
    assert asked(tmp_path / "link" / "data", *mounts) == "nfs"


def test_lines_that_say_nothing_are_passed_over(tmp_path):
    table = "\nnonsense\n20 1 0:1\n" + a_table((number_of(tmp_path), "/", "nfs"))
    assert network_share(tmp_path, system="linux", mounts=lambda: table) == "nfs"


def test_a_system_without_a_table_knows_of_no_shares(tmp_path):
    def missing():
        raise FileNotFoundError

    assert network_share(tmp_path, system="darwin", mounts=missing) is None


@pytest.mark.parametrize(
    ("folder", "kind", "share"),
    [
        (r"C:\Dagverk", 3, None),
        (r"H:\Dagverk", 4, "H:"),
        (r"E:\Dagverk", 2, None),
        (r"\\server\felles\Dagverk", 1, r"\\server\felles"),
        (r"\\?\UNC\server\felles\Dagverk", 1, r"\\?\UNC\server\felles"),
        (r"\\?\C:\Dagverk", 3, None),
        (r"\\?\H:\Dagverk", 4, "H:"),
        (r"//server/felles/Dagverk", 1, r"\\server\felles"),
    ],
)
def test_windows_tells_by_the_name_and_by_the_drive(folder, kind, share):
    roots = []

    def drive_type(root):
        roots.append(root)
        return kind

    assert shares._of_windows(PureWindowsPath(folder), drive_type) == share
    assert all(root.endswith(":\\") and len(root) == 3 for root in roots)


def test_windows_is_asked_only_on_windows(tmp_path, monkeypatch):
    monkeypatch.setattr(shares.os.path, "realpath", lambda _folder: r"H:\Dagverk")
    assert network_share(tmp_path, system="win32", drive_type=lambda _root: 4) == "H:"
    with pytest.raises(AttributeError):
        network_share(tmp_path, system="win32")
