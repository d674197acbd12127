// A pull request in a large repository: a real git repository of many files, of which a branch changes one.
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { template } from "./generate.mjs";

/** 5,000 templates of 96 MB, one of them with a device of root. Returns the path of the file that the branch changes. */
export function templateRepository(folder) {
  for (let index = 0; index < 5000; index += 1)
    write(
      join(folder, `team-${index % 50}/service-${index % 500}/stack-${index}.yaml`),
      template(4 + (index % 31), index === 77, index),
    );
  return branched(folder, "team-3/service-3/stack-3.yaml");
}

/** 4,000 files of Terraform in 400 root modules, 41 MB, one of them with a device of root. */
export function terraformRepository(folder) {
  for (let root = 0; root < 400; root += 1)
    for (let file = 0; file < 10; file += 1)
      write(join(folder, `team-${root % 20}/root-${root}/part-${file}.tf`), code(file, root === 7 && file === 3));
  return branched(folder, "team-3/root-3/part-3.tf");
}

function code(file, isHit) {
  let text = "";
  for (let index = 0; text.length < 10_200; index += 1) text += instance(`${file}_${index}`);
  return isHit
    ? `${text}resource "aws_iam_virtual_mfa_device" "root" {\n  virtual_mfa_device_name = "root-account-mfa-device"\n}\n`
    : text;
}

function instance(name) {
  return `resource "aws_instance" "host_${name}" {\n  count         = var.hosts > 3 ? 2 : 1\n  ami           = data.aws_ami.base.id\n  instance_type = "t3.micro"\n  user_data     = <<-EOT\n    #!/bin/sh\n    echo "host \${count.index}"\n  EOT\n  tags = merge(var.tags, { Name = "host-${name}", Zone = [for z in var.zones : upper(z)][0] })\n}\n\n`;
}

function write(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function branched(folder, changed) {
  const git = (...args) =>
    execFileSync("git", ["-c", "user.name=bench", "-c", "user.email=bench@example.com", ...args], {
      cwd: folder,
      stdio: "ignore",
    });
  git("init", "--quiet", "--initial-branch=main");
  git("add", "--all");
  git("commit", "--quiet", "--message=base");
  git("gc", "--quiet");
  git("switch", "--quiet", "--create", "work");
  appendFileSync(join(folder, changed), "# changed\n");
  git("commit", "--quiet", "--all", "--message=change");
  return changed;
}
