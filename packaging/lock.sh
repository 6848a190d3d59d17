#!/bin/sh
# Pins every package that pyproject.toml asks for, with hashes, for all systems at once.
# No pin names the place it was fetched from: that is the matter of the machine that installs.
set -eu
cd "$(dirname "$0")/.."
pins=packaging/requirements
uv=.venv/bin/uv
export UV_SYSTEM_CERTS=1
pin() {
  "$uv" pip compile -q --upgrade --universal --python-version 3.11 --only-binary :all: \
    --generate-hashes --no-header --no-annotate "$@"
}
pin "$pins/uv.in" -o "$pins/uv.txt"
pin "$pins/build.in" -o "$pins/build.txt"
pin "$pins/bench.in" -o "$pins/bench.txt"
pin pyproject.toml -o "$pins/run.txt"
pin pyproject.toml --group pyproject.toml:dev -c "$pins/run.txt" -o "$pins/dev.txt"

if grep -nE 'https?://|file://|--(index|find-links)' "$pins"/*.txt; then
  echo "A pin names a place to fetch from." >&2
  exit 1
fi
# Every pin has a ready-made wheel on both systems, so nobody needs a compiler.
for system in x86_64-manylinux_2_34 x86_64-pc-windows-msvc; do
  "$uv" pip install -q --dry-run --python .venv/bin/python --python-platform "$system" --only-binary :all: \
    --require-hashes --target build/lock-check -r "$pins/run.txt" -r "$pins/dev.txt" -r "$pins/build.txt"
done
