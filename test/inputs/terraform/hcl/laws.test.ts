import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scanConfiguration } from "../../../../src/inputs/terraform/hcl/modules/module.ts";
import { openSources } from "../../../../src/inputs/terraform/hcl/modules/source-map.ts";
import { parseTerraformFolders } from "../../../../src/inputs/terraform/hcl/modules/terraform-folders.ts";
import type { Location } from "../../../../src/model/location.ts";
import { cases } from "../../../support/random-cases.ts";
import { contextOf, memoryWorkspace, textAt } from "./memory-workspace.ts";
import { print, styles, trees } from "./module-trees.ts";

const configuration = `
locals {
  a = "x\${var.b}-%{if true}y%{endif}"
  c = [for k, v in { a = 1 } : "\${k}" if v > 0]
}
resource "aws_x" "y" {
  for_each = toset(["a"])
  name     = <<-EOT
    text \${each.key}
  EOT
  dynamic "b" {
    for_each = [1, 2]
    content { c = b.value ? 1 : 2 }
  }
}
import {
  to = aws_x.y["a"]
  id = join(",", local.c[*])
}
`;

/** A text with a piece cut out, doubled or replaced. */
const mutated = fc
  .record({
    from: fc.nat(configuration.length),
    size: fc.nat(30),
    piece: fc.constantFrom("", "{", "}", '"', "${", "%{", "<<E\n", "[", "(", "\n", "\\", "/*", "é", "="),
  })
  .map(({ from, size, piece }) => configuration.slice(0, from) + piece + configuration.slice(from + size));

describe("laws of Terraform configuration", () => {
  it("an address leads to the one block that declares it, through any tree of modules", () => {
    fc.assert(
      fc.property(trees, styles, (tree, style) => {
        const { files, addresses } = print(tree, style);
        const sources = openSources(memoryWorkspace(files), "root");
        for (const [address, { path, value, callers }] of addresses) {
          const place = sources.locate(address);
          expect([address, place?.block.path, place?.callers.length]).toEqual([address, path, callers]);
          const text = files[path] ?? "";
          expect(textAt(text, place?.block as Location)).toContain(value);
          expect(textAt(text, place?.attribute(["value"]) as Location)).toBe(`"${value}"`);
          expect(textAt(text, place?.block as Location).split(/[0-9a-f]{8}-/)).toHaveLength(2);
        }
      }),
      { numRuns: cases(150) },
    );
  });

  it("evaluation finds the same blocks at the same places as the source map", () => {
    fc.assert(
      fc.property(trees, styles, (tree, style) => {
        const { files } = print(tree, style);
        const workspace = memoryWorkspace(files);
        const sources = openSources(workspace, "root");
        const [root] = parseTerraformFolders(["root"], contextOf(workspace));
        for (const { address, location, header } of root?.resources ?? []) {
          const place = sources.locate(address);
          expect([address, place?.block, place?.header]).toEqual([address, location, header]);
        }
      }),
      { numRuns: cases(60) },
    );
  });

  it("no text makes the parser throw, and every problem lies inside it", () => {
    const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), mutated);
    fc.assert(
      fc.property(anyText, fc.constantFrom("a.tf", "a.tf.json"), (text, name) => {
        for (const { start, end } of scanConfiguration(name, text).problems) {
          expect(start).toBeLessThanOrEqual(text.length);
          expect(end).toBeGreaterThanOrEqual(start);
        }
      }),
      { numRuns: cases(600) },
    );
  });

  it("no configuration makes the evaluation throw", () => {
    fc.assert(
      fc.property(mutated, (text) => {
        parseTerraformFolders(["."], contextOf(memoryWorkspace({ "main.tf": text, "terraform.tfvars": text })));
      }),
      { numRuns: cases(200) },
    );
  });
});
