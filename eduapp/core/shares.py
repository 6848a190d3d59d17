r"""Whether a folder lies on a network share, where the locks of SQLite do not hold.

Linux tells in its own table of mounts, which says for each the number of the device that `stat` names too.
Windows tells by the name (\\server\share) or by the kind of the drive. Elsewhere nothing is known.
psutil would read the same table, but not say which mount a folder is on; what is left is a page.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath, PureWindowsPath

MOUNTS = Path("/proc/self/mountinfo")
REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
# What carries files from another machine, as statfs and the table of mounts name it.
SHARED = (
    *(
        "9p",
        "acfs",
        "afs",
        "afpfs",
        "beegfs",
        "ceph",
        "cifs",
        "coda",
        "davfs",
        "gfs",
        "gfs2",
        "glusterfs",
        "gpfs",
    ),
    *("kafs", "lustre", "ncp", "ncpfs", "nfs", "nfs4", "ocfs2", "orangefs", "panfs", "prl_fs", "pvfs2"),
    *("smb", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs"),
)
# What does so in the hands of a program (fuse.sshfs …); others of that kind are disks of this machine.
SHARED_BY_PROGRAMS = (
    *("sshfs", "glusterfs", "ceph", "cephfs", "rclone", "s3fs", "davfs", "davfs2", "curlftpfs", "smbnetfs"),
    *(
        "gvfsd-fuse",
        "kio-fuse",
        "vmhgfs-fuse",
        "cifs",
        "nfs",
        "moosefs",
        "mfs",
        "gcsfuse",
        "goofys",
        "juicefs",
    ),
)


def network_share(
    folder: Path,
    *,
    system: str = sys.platform,
    mounts: Callable[[], str] = lambda: MOUNTS.read_text("utf-8", "surrogateescape"),
    drive_type: Callable[[str], int] | None = None,
) -> str | None:
    """What kind of share the folder lies on, or None. One that is not there yet lies where it will be."""
    if system == "win32":
        return _of_windows(PureWindowsPath(os.path.realpath(folder)), drive_type or _drive_type)
    try:
        return _of_linux(_nearest(folder), mounts())
    except OSError:
        return None  # no table of mounts: another system


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that is there; links followed."""
    whole = Path(os.path.realpath(folder))
    return next(place for place in (whole, *whole.parents) if place.exists())


def _of_linux(folder: Path, table: str) -> str | None:
    device = folder.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    here, longest = "", -1
    for line in table.splitlines():
        mount, _dash, kind = line.partition(" - ")
        fields = mount.split(" ")
        if len(fields) < 5 or not kind:  # noqa: PLR2004 - number, parent, device, root, place
            continue
        place, type_ = _unescaped(fields[4]), kind.split(" ")[0]
        if fields[2] == number:
            return _shared(type_)
        if PurePosixPath(folder).is_relative_to(place) and len(place) >= longest:
            here, longest = type_, len(place)  # a later one lies over an earlier one of the same place
    return _shared(here)


def _shared(kind: str) -> str | None:
    family, _dot, program = kind.partition(".")
    if kind in SHARED or (family in ("fuse", "fuseblk") and program in SHARED_BY_PROGRAMS):
        return kind
    return None


def _unescaped(place: str) -> str:
    """Blanks and the like stand in octal."""
    for sign in (" ", "\t", "\n", "#", "\\"):
        place = place.replace(f"\\{ord(sign):03o}", sign)
    return place


def _of_windows(folder: PureWindowsPath, drive_type: Callable[[str], int]) -> str | None:
    drive = folder.drive
    if drive.upper().startswith("\\\\?\\UNC\\"):
        return drive
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        drive = drive[4:]
    if drive.startswith("\\\\"):
        return drive
    return drive if drive and drive_type(f"{drive}\\") == REMOTE_DRIVE else None


def _drive_type(root: str) -> int:
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]  # Windows alone has it
    return int(kernel.GetDriveTypeW(root))
