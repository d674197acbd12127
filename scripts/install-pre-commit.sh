#!/bin/sh
# Puts pre-commit on the PATH for the tests of the hooks; quiet and quick where it is there already.
set -eu
if command -v pre-commit > /dev/null; then
  pre-commit --version
  exit 0
fi
if ! command -v apt-get > /dev/null || [ "$(id -u)" -ne 0 ]; then
  echo "pre-commit is not installed, and apt-get as root is needed to install it" >&2
  exit 1
fi
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends pre-commit > /dev/null
pre-commit --version
