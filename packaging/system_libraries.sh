#!/bin/sh
# Looks for the system's libraries and programs, and installs what is missing if it may; else it says
# the one line to type and stops. Silent when all is there.
# usage: system_libraries.sh window     what Qt needs to open a window or to draw without one
#        system_libraries.sh tests      that, and what the tests need besides
set -eu
purpose=${1:-window}
PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
[ "$(uname -s)" = Linux ] || exit 0

libraries=$(ldconfig -p)
look() {
  missing=
  while read -r library package; do
    case $libraries in *"	$library "*) ;; *) missing="$missing $package" ;; esac
  done <<LIBRARIES
libGL.so.1 libgl1
libEGL.so.1 libegl1
libgthread-2.0.so.0 libglib2.0-0
libdbus-1.so.3 libdbus-1-3
libfontconfig.so.1 libfontconfig1
libcups.so.2 libcups2
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
LIBRARIES
  if [ "$purpose" = tests ]; then
    has_postgresql || missing="$missing postgresql"
    command -v pdftotext >/dev/null || missing="$missing poppler-utils"
    command -v Xvfb >/dev/null || missing="$missing xvfb"
    command -v xauth >/dev/null || missing="$missing xauth"
    command -v dbus-daemon >/dev/null || missing="$missing dbus"
    command -v gnome-keyring-daemon >/dev/null || missing="$missing gnome-keyring"
    command -v certutil >/dev/null || missing="$missing libnss3-tools"
    command -v cupsd >/dev/null || missing="$missing cups-daemon"
    command -v lp >/dev/null || missing="$missing cups-client"
    command -v chromium >/dev/null || missing="$missing chromium"
    command -v chromedriver >/dev/null || missing="$missing chromium-driver"
    command -v cc >/dev/null || missing="$missing gcc"
    [ -e /usr/include/stdio.h ] || missing="$missing libc6-dev"
    command -v java >/dev/null || missing="$missing default-jre-headless"
    for jar in preflight:libpdfbox2-java commons-io:libcommons-io-java jaxb-api:libjaxb-api-java \
      javax.activation:libactivation-java; do
      [ -e "/usr/share/java/${jar%%:*}.jar" ] || missing="$missing ${jar#*:}"
    done
  fi
}
has_postgresql() {
  for initdb in /usr/lib/postgresql/*/bin/initdb; do [ -x "$initdb" ] && return 0; done
  command -v initdb >/dev/null && command -v pg_ctl >/dev/null
}

look
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "Missing on this system; install them with its package manager (Debian's names):$missing" >&2
  exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
  else
    echo "Some system packages are missing. Type this, then try again:" >&2
    echo "    sudo apt-get install --no-install-recommends$missing" >&2
    exit 1
  fi
fi

echo "Installing system packages:$missing"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 "$@" >>"$log" 2>&1 </dev/null; }
# The lists may be fresh enough although they cannot be fetched now, so their failure alone is no reason to stop.
apt update || true
# shellcheck disable=SC2086 - names of packages, one word each
if ! apt install --no-install-recommends $missing; then
  tail -n 20 "$log" >&2
  echo "The packages could not be installed. Type this, then try again:" >&2
  echo "    sudo apt-get install --no-install-recommends$missing" >&2
  exit 1
fi

libraries=$(ldconfig -p)
look
if [ -n "$missing" ]; then
  echo "Still missing after the installation:$missing" >&2
  exit 1
fi
