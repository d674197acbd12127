// The platforms that releases have executables for, and the names of their archives.

/** As Node names platform and processor, and as people do. */
export const platforms = [
  { platform: "darwin", arch: "arm64", name: "macos-arm64" },
  { platform: "darwin", arch: "x64", name: "macos-x64" },
  { platform: "linux", arch: "arm64", name: "linux-arm64" },
  { platform: "linux", arch: "x64", name: "linux-x64" },
  { platform: "win32", arch: "x64", name: "windows-x64" },
];

/** The name of an archive without its ending. */
export function archiveName(version, platform, arch) {
  const found = platforms.find((one) => one.platform === platform && one.arch === arch);
  if (!found) throw new Error(`releases have no executable for ${platform} on ${arch}`);
  return `rootrail-${version}-${found.name}`;
}
