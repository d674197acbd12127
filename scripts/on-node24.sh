#!/usr/bin/env bash
# Runs the built program and its end-to-end tests on Node 24, taken from the npm registry where it ships one for this machine.
set -euo pipefail
cd "$(dirname "$0")/.."

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
if ! node=$(node scripts/node24.mjs "$folder" 2>"$folder/log"); then
  echo "skipped: $(cat "$folder/log")"
  exit 0
fi
"$node" --version
"$node" dist/cli.js --version
"$node" node_modules/vitest/vitest.mjs run test/cli/lint-command.test.ts test/e2e test/rules/device-declarations.test.ts test/fixtures.test.ts
