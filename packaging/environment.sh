#!/bin/sh
# Makes the environment in .venv from the hashed pins, or does nothing if it is already as they want it.
# usage: environment.sh run|dev     ("dev" holds everything of "run", and the tools)
# Needs Python 3.11 and its pip; neither python3-venv nor root nor an activated environment.
set -eu
cd "$(dirname "$0")/.."
kind=${1:-run}
pins=packaging/requirements
export PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore UV_SYSTEM_CERTS=1
unset PYTHONHOME PYTHONPATH VIRTUAL_ENV || true

# ── Nothing to do? ───────────────────────────────────────────────────────────────────────────────
# The stamp names the pins and the folder: a moved or copied tree gets an environment of its own.
wanted=$(cat "$pins/$kind.txt" "$pins/build.txt" pyproject.toml packaging/environment.sh | cksum; pwd)
is_made() { [ "$(cat ".venv/made-for-$1" 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; }
compile_words() { .venv/bin/python packaging/words.py --compile && touch .venv/words-compiled; }
if is_made "$kind"; then
  changed=$(find resources/locale -name '*.po' -newer .venv/words-compiled 2>&1 | head -n 1)
  [ -z "$changed" ] || compile_words
  exit 0
fi

# ── Which Python ─────────────────────────────────────────────────────────────────────────────────
python=
for candidate in "${PYTHON:-}" python3 python3.13 python3.12 python3.11; do
  [ -n "$candidate" ] || continue
  if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "Python 3.11 or newer is needed. Install it, or name it: make PYTHON=/where/it/is" >&2
  exit 1
fi

# ── The folder .venv ─────────────────────────────────────────────────────────────────────────────
# An outside pip (22.3 and newer) fills it, so it needs none of its own; an old or missing pip is
# replaced by the one that comes with Python.
outside_pip() { "$python" -c 'import pip; v = tuple(map(int, pip.__version__.split(".")[:2])); raise SystemExit(v < (22, 3))' 2>/dev/null; }
pip() {
  if outside_pip; then "$python" -m pip --python .venv/bin/python "$@"; else .venv/bin/python -m pip "$@"; fi
}
if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
  rm -rf .venv
  if outside_pip; then
    "$python" -m venv --without-pip .venv
  elif ! "$python" -m venv .venv >/dev/null; then
    rm -rf .venv
    echo "Python's pip is missing. Type: sudo apt-get install python3-pip" >&2
    exit 1
  fi
fi
rm -f .venv/made-for-*

# ── What goes into it ────────────────────────────────────────────────────────────────────────────
# uv does in seconds what takes pip a minute; it reads the same file and is not needed.
uv=.venv/bin/uv
if [ "$("$uv" --version 2>/dev/null | cut -d' ' -f2)" != "$(sed -n 's/^uv==\([^ ]*\).*/\1/p' $pins/uv.txt)" ]; then
  pip install -q --require-hashes --only-binary=:all: -r "$pins/uv.txt" 2>/dev/null || rm -f "$uv"
fi
# Where pip was told to fetch from, uv fetches too.
index=${PIP_INDEX_URL:-$(pip config get global.index-url 2>/dev/null || true)}
if [ -n "$index" ]; then export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"; fi
if [ -n "${PIP_CERT:-}" ]; then export SSL_CERT_FILE="${SSL_CERT_FILE:-$PIP_CERT}"; fi

echo "Making the environment in .venv …"
with_uv() {
  [ -x "$uv" ] &&
    "$uv" pip install -q --python .venv/bin/python --require-hashes --only-binary :all: \
      -r "$pins/$kind.txt" -r "$pins/build.txt" &&
    "$uv" pip install -q --python .venv/bin/python --offline --no-deps --no-build-isolation -e .
}
with_pip() {
  echo "uv could not do it; pip does it now, which takes a minute or two."
  pip install -q --no-compile --require-hashes --only-binary=:all: -r "$pins/$kind.txt" -r "$pins/build.txt" &&
    pip install -q --no-index --no-deps --no-build-isolation -e .
}
if ! with_uv && ! with_pip; then
  echo "The packages could not be fetched. Is this machine on a network, or pip told of a place to fetch from?" >&2
  exit 1
fi

compile_words
printf '%s\n' "$wanted" >".venv/made-for-$kind"
if [ "$kind" = dev ]; then # it serves for running, too
  wanted=$(cat "$pins/run.txt" "$pins/build.txt" pyproject.toml packaging/environment.sh | cksum; pwd)
  printf '%s\n' "$wanted" >.venv/made-for-run
fi
