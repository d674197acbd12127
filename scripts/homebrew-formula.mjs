// Writes the Homebrew formula of a release into the folder that its archives lie in: `node scripts/homebrew-formula.mjs <folder>`.
// The checksums are those of the archives there; one that is missing is an error.
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { archiveName } from "./release-names.mjs";

const folder = process.argv[2] ?? "release";
const { version, description, license } = JSON.parse(readFileSync("package.json", "utf8"));
const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository = "owner/rootrail" } =
  process.env;

const systems = [
  ["on_macos", "darwin"],
  ["on_linux", "linux"],
].map(
  ([block, platform]) =>
    `  ${block} do\n${processor("on_arm", platform, "arm64")}${processor("on_intel", platform, "x64")}  end\n`,
);

function processor(block, platform, arch) {
  const file = `${archiveName(version, platform, arch)}.tar.gz`;
  const digest = createHash("sha256")
    .update(readFileSync(join(folder, file)))
    .digest("hex");
  return `    ${block} do
      url "${server}/${repository}/releases/download/v${version}/${file}"
      sha256 "${digest}"
    end
`;
}

const formula = `class Rootrail < Formula
  desc ${JSON.stringify(description)}
  homepage "${server}/${repository}"
  version "${version}"
  license "${license}"

${systems.join("\n")}
  def install
    bin.install "rootrail"
    doc.install "LICENSE", "NODE_LICENSE", "THIRD_PARTY_LICENSES.txt"
    generate_completions_from_executable(bin/"rootrail", "completion")
  end

  test do
    (testpath/"mfa.yaml").write <<~YAML
      Resources:
        Mfa:
          Type: AWS::IAM::VirtualMFADevice
          Properties: { Users: [root] }
    YAML
    assert_match "root-virtual-mfa-device", shell_output("#{bin}/rootrail lint mfa.yaml", 1)
  end
end
`;
writeFileSync(join(folder, "rootrail.rb"), formula);
