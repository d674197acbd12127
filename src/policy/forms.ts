import type { Domain } from "./regions.ts";

/** One state of a form: which code units lead on, and whether a text may end here. */
interface State {
  readonly edges: { readonly codes: ReadonlySet<number>; to: number }[];
  accepts: boolean;
}

/** A piece of a form: a literal, or at least `least` characters of a class. */
type Piece = string | { readonly of: string; readonly least: number; readonly most?: number };

const digits = "0123456789";
const lower = "abcdefghijklmnopqrstuvwxyz0123456789";
const named = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./@+=,";

function codesOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((one) => one.charCodeAt(0)));
}

/** Texts of a fixed form as a `Domain`. No piece may begin with a character that the class before it has. */
class FormBuilder {
  readonly #states: State[] = [{ edges: [], accepts: false }];
  #last = 0;

  add(...pieces: readonly Piece[]): this {
    for (const piece of pieces) {
      if (typeof piece === "string") for (const one of piece) this.#step(codesOf(one));
      else this.#repeat(piece);
    }
    return this;
  }

  /** A text may end here. */
  end(): this {
    const state = this.#states[this.#last];
    if (state) state.accepts = true;
    return this;
  }

  /** What `pieces` add may stand here any number of times, the place after it being the place before it. */
  loop(...pieces: readonly Piece[]): this {
    const start = this.#last;
    this.add(...pieces);
    for (const state of this.#states) {
      for (const edge of state.edges) if (edge.to === this.#last) edge.to = start;
    }
    this.#last = start;
    return this;
  }

  domain(): Domain {
    const states = this.#states;
    const classes = [...new Set(states.flatMap((state) => state.edges.map((edge) => edge.codes)))];
    return {
      step: (state, code) => states[state]?.edges.find((edge) => edge.codes.has(code))?.to ?? -1,
      accepts: (state) => states[state]?.accepts === true,
      others(used) {
        const found = new Set<number>();
        for (const codes of classes) for (const code of codes) if (!used.has(code) && found.add(code)) break;
        return [...found];
      },
    };
  }

  #step(codes: ReadonlySet<number>): void {
    const to = this.#states.push({ edges: [], accepts: false }) - 1;
    this.#states[this.#last]?.edges.push({ codes, to });
    this.#last = to;
  }

  #repeat({ of, least, most }: Exclude<Piece, string>): void {
    const codes = codesOf(of);
    for (let count = 0; count < least; count += 1) this.#step(codes);
    if (most === undefined) this.#states[this.#last]?.edges.push({ codes, to: this.#last });
    else for (let count = least; count < most; count += 1) this.#step(codes);
  }
}

const form = () => new FormBuilder();

/** `vpc-` and letters and digits: 8 or 17 of them, which placeholders in policies seldom have. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
export const vpcIds = form().add("vpc-", { of: lower, least: 1 }).end().domain();
export const endpointIds = form().add("vpce-", { of: lower, least: 1 }).end().domain();

export const accountIds = form().add({ of: digits, least: 12, most: 12 }).end().domain();

/**
 * The organization, its root and the OUs down to the account, each with a slash behind it: `o-a1b2c3d4e5/r-ab12/`,
 * `o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_last-accessed-view-data-orgs.html#access_policies_last-accessed-viewing-orgs-entity-path
 */
export const organizationPaths = form()
  .add("o-", { of: lower, least: 10 }, "/r-", { of: lower, least: 4 }, "/")
  .end()
  .loop("ou-", { of: lower, least: 4 }, "-", { of: lower, least: 8 }, "/")
  .domain();

/** A service as a caller: `cloudformation.amazonaws.com`, in lower case. */
export const servicePrincipals = form()
  .add({ of: `${lower}-.`, least: 1 })
  .end()
  .domain();

/** Six parts, with a resource that is not empty. */
export const arns = form()
  .add("arn:", { of: `${lower}-`, least: 3 }, ":", { of: `${lower}-`, least: 2 }, ":")
  .add({ of: `${lower}-`, least: 0 }, ":", { of: `${digits}aws`, least: 0 }, ":", { of: `${named}:`, least: 1 })
  .end()
  .domain();
