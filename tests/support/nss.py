"""What poppler's pdfsig says of a signature, with a store of certificates (NSS) that trusts one root."""

import subprocess
import tempfile
from pathlib import Path


def pdfsig(pdf: bytes, root: bytes) -> str:
    """Its words about every signature of a file."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"sql:{folder}"
        Path(folder, "root.der").write_bytes(root)
        Path(folder, "paper.pdf").write_bytes(pdf)
        _run("certutil", "-N", "-d", store, "--empty-password")
        _run("certutil", "-A", "-d", store, "-n", "root", "-t", "CT,C,C", "-i", f"{folder}/root.der")
        return _run("pdfsig", "-nssdir", folder, f"{folder}/paper.pdf")


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8").stdout
