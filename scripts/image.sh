#!/usr/bin/env bash
# Makes the container image of release/image.tar (scripts/image-root.mjs), for one architecture, and prints its digest:
# scripts/image.sh <image.tar> <amd64|arm64> <folder for the image in OCI layout>. The same tree makes the same digest.
set -euo pipefail
tree=$1 arch=$2 layout=$3
cd "$(dirname "$0")/.."
version=$(node -p 'require("./package.json").version')

container=$(buildah from --arch "$arch" scratch)
trap 'buildah rm "$container" >/dev/null' EXIT
buildah add --quiet "$container" "$tree" / >/dev/null
buildah config --os linux --arch "$arch" --user 65532:65532 --workingdir /work --env PATH=/usr/bin --entrypoint '["rootrail"]' \
  --label org.opencontainers.image.title=rootrail --label "org.opencontainers.image.version=$version" \
  --label org.opencontainers.image.licenses=MIT "$container"
buildah commit --quiet --format oci --disable-compression=false --timestamp 0 "$container" "oci:$layout:$version" >/dev/null
node -p 'JSON.parse(require("fs").readFileSync(process.argv[1], "utf8")).manifests[0].digest' "$layout/index.json"
