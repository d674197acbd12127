#!/bin/sh
# Installs Debian's Chromium for the tests that look at the HTML pages in a browser. Without it these tests are skipped.
set -eu

if command -v chromium >/dev/null 2>&1; then
  echo "chromium is there: $(chromium --version)"
  exit 0
fi
if [ "$(id -u)" -ne 0 ]; then
  echo "install-chromium: needs root, for apt-get" >&2
  exit 1
fi
apt-get update
DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium
chromium --version
