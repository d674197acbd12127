import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Answer, all, and, any, no, not, open, openIf, or, yes } from "../../src/model/ternary.ts";

type Three = Answer<string>;

const causes = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e"), { maxLength: 3 });
const answer: fc.Arbitrary<Three> = fc.oneof(
  causes.map((list) => yes(...list)),
  causes.map((list) => no(...list)),
  fc.tuple(fc.constantFrom("p", "q", "r"), causes).map(([first, more]) => open(first, ...more)),
);

/** The causes of an answer are a set: their order has no meaning. */
const asSet = ({ kind, causes: list }: Three) => ({ kind, causes: [...list].sort() });

const isSame = (one: Three, other: Three) => expect(asSet(one)).toEqual(asSet(other));
const holds = (law: (a: Three, b: Three, c: Three) => void) => fc.assert(fc.property(answer, answer, answer, law));

describe("and, or, not", () => {
  it("commute", () => {
    holds((a, b) => {
      isSame(and(a, b), and(b, a));
      isSame(or(a, b), or(b, a));
    });
  });

  it("associate", () => {
    holds((a, b, c) => {
      isSame(and(a, and(b, c)), and(and(a, b), c));
      isSame(or(a, or(b, c)), or(or(a, b), c));
    });
  });

  it("are idempotent", () => {
    holds((a) => {
      isSame(and(a, a), a);
      isSame(or(a, a), a);
    });
  });

  it("obey De Morgan, and the opposite of the opposite is the same", () => {
    holds((a, b) => {
      isSame(not(and(a, b)), or(not(a), not(b)));
      isSame(not(or(a, b)), and(not(a), not(b)));
      isSame(not(not(a)), a);
    });
  });

  it("have a neutral and a decisive answer", () => {
    holds((a) => {
      isSame(and(a, yes()), a);
      isSame(or(a, no()), a);
      expect(and(a, no()).kind).toBe("no");
      expect(or(a, yes()).kind).toBe("yes");
    });
  });

  it("distribute and absorb, causes aside", () => {
    holds((a, b, c) => {
      expect(and(a, or(b, c)).kind).toBe(or(and(a, b), and(a, c)).kind);
      expect(or(a, and(b, c)).kind).toBe(and(or(a, b), or(a, c)).kind);
      expect(and(a, or(a, b)).kind).toBe(a.kind);
      expect(or(a, and(a, b)).kind).toBe(a.kind);
    });
  });
});

describe("to know less", () => {
  /** A question of three answers, built of the three operations. */
  const question = fc.letrec<{ it: (list: readonly Three[]) => Three }>((tie) => ({
    it: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.nat(2).map((index) => (list: readonly Three[]) => list[index] ?? yes()),
      tie("it").map((inner) => (list: readonly Three[]) => not(inner(list))),
      fc
        .array(tie("it"), { maxLength: 3 })
        .map((inner) => (list: readonly Three[]) => all(inner.map((one) => one(list)))),
      fc
        .array(tie("it"), { maxLength: 3 })
        .map((inner) => (list: readonly Three[]) => any(inner.map((one) => one(list)))),
    ),
  })).it;

  it("never flips a yes to a no, nor a no to a yes", () => {
    fc.assert(
      fc.property(question, fc.tuple(answer, answer, answer), fc.nat(2), (ask, known, forgotten) => {
        const before = ask(known).kind;
        const after = ask(known.map((one, index) => (index === forgotten ? open("forgotten") : one))).kind;
        expect([before, "open"]).toContain(after);
      }),
    );
  });

  it("never answers what was open", () => {
    fc.assert(
      fc.property(question, fc.tuple(answer, answer, answer), fc.nat(2), (ask, known, forgotten) => {
        const before = ask(known).kind;
        const after = ask(known.map((one, index) => (index === forgotten ? open("forgotten") : one))).kind;
        if (before === "open") expect(after).toBe("open");
      }),
    );
  });
});

describe("causes", () => {
  it("are those of the answers that decide, all of them, each once", () => {
    const lists = fc.array(answer, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lists, (list) => {
        for (const whole of [all(list), any(list)]) {
          const expected = new Set(list.filter((one) => one.kind === whole.kind).flatMap((one) => one.causes));
          expect(asSet(whole).causes).toEqual([...expected].sort());
        }
      }),
    );
  });

  it("are never missing where the answer is open", () => {
    holds((a, b, c) => {
      for (const one of [and(a, or(b, c)), or(a, and(b, c)), not(and(a, b))]) {
        if (one.kind === "open") expect(one.causes.length).toBeGreaterThan(0);
      }
    });
  });

  it("make an answer open, and without any it is the other one", () => {
    expect(openIf(["a", "b"], yes())).toEqual(open("a", "b"));
    expect(openIf([], yes("c"))).toEqual(yes("c"));
  });
});

describe("lists", () => {
  it("answer yes to all of nothing and no to any of nothing", () => {
    expect(all([])).toEqual(yes());
    expect(any([])).toEqual(no());
  });

  it("answer as the operations one after the other", () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 5 }), (list) => {
        isSame(
          all(list),
          list.reduce((a, b) => and(a, b), yes<string>()),
        );
        isSame(
          any(list),
          list.reduce((a, b) => or(a, b), no<string>()),
        );
      }),
    );
  });
});
