import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commandsOf } from "../../src/facts/command-line.ts";
import { growthOf } from "../support/steps.ts";

const shown = (script: string) =>
  commandsOf([script]).map((words) =>
    words.map((word) => word.map((part) => (typeof part === "string" ? part : "{?}")).join("")),
  );

describe("commands of a shell script", () => {
  const cases: readonly (readonly [string, readonly (readonly string[])[]])[] = [
    ["a b", [["a", "b"]]],
    ["a 'b c' \"d e\" f\\ g", [["a", "b c", "d e", "f g"]]],
    ["a \\\n  --b=c\nd", [["a", "--b=c"], ["d"]]],
    ["a && b || c; d | e & (f)", [["a"], ["b"], ["c"], ["d"], ["e"], ["f"]]],
    ["# all\na#b # c", [["a#b"]]],
    [
      "a ${X} $Y.z $(date | cut -d) `x y` $",
      [["a", "{?}", "{?}.z", "{?}", "{?}", "{?}"], ["date"], ["cut", "-d"], ["x", "y"]],
    ],
    [
      'x "$(a "b")" \'$c\'',
      [
        ["x", "{?}", "$c"],
        ["a", "b"],
      ],
    ],
    ["a $(b $(c))", [["a", "{?}"], ["b", "{?}"], ["c"]]],
    [
      'W=root; export V="$W x"; a $W "$V" $V',
      [["W=root"], ["export", "V=root x"], ["a", "root", "root x", "root", "x"]],
    ],
    ["'never closed", [["never closed"]]],
    ["", []],
  ];
  it.each(cases)("%j", (script, commands) => {
    expect(shown(script)).toEqual(commands);
  });

  it("are found in any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(..."ab $'\"\\`(){}\n#;&|") }),
        (script) => void commandsOf([script]),
      ),
    );
  });

  it.each(["`", "$(", "${", "'", "\\", "a "])("are found in as many steps as there are characters: %j", (one) => {
    expect(growthOf((count) => commandsOf([one.repeat(count)]), 5000)).toBeLessThan(2.2);
  });
});
