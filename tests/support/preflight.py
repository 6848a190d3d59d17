"""Apache preflight: whether files are PDF/A-1b, by somebody else's reading of ISO 19005-1."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest

_JARS = [
    Path("/usr/share/java", f"{name}.jar")
    for name in (
        "preflight",
        "pdfbox2",
        "pdfbox2-tools",
        "fontbox2",
        "xmpbox",
        "commons-logging",
        "commons-io",
        "javax.activation",
        "jaxb-api",
    )
]
_CLASSES = os.pathsep.join(map(str, _JARS))
VALID = "valid"

needs_preflight = pytest.mark.skipif(
    shutil.which("java") is None or not all(jar.exists() for jar in _JARS),
    reason="Java or Apache preflight is missing: make system-tests",
)


def verdicts(files: Mapping[str, bytes]) -> dict[str, str]:
    """What preflight says of each file: `valid`, or its lines of errors. Java is started once for all."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            Path(folder, f"{name}.pdf").write_bytes(content)
        said = subprocess.run(
            ["java", "-cp", _CLASSES, "org.apache.pdfbox.preflight.Validator_A1b", "batch", folder],
            capture_output=True,
            encoding="utf-8",
            env=os.environ | {"LC_ALL": "C.UTF-8"},
            check=False,  # it says by its exit whether all were valid
        ).stdout
    return {name: _of(name, said) for name in files}


def _of(name: str, said: str) -> str:
    if f"The file {name}.pdf is a valid PDF/A-1b file" in said:
        return VALID
    _before, found, after = said.partition(f"The file {name}.pdf is not a valid")
    return after.partition("The file ")[0] if found else f"nothing was said of {name}: {said}"
