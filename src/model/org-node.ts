import type { Location } from "./location.ts";

export type OrgNodeKind =
  | "organization"
  | "unit"
  | "account"
  /** What an organization has beside the nodes that the inputs point at. */
  | "rest"
  /** The account of inputs that name neither an organization nor an account. */
  | "standalone";

/** What a node is called by in sentences. Plain data. */
export interface OrgNodeName {
  readonly kind: OrgNodeKind;
  /** The declared name, or the ID where only that is known. */
  readonly name: string;
  /** `r-…`, `ou-…` or 12 digits; `null` before the first deployment. */
  readonly id: string | null;
  readonly management: boolean;
}

/** A node as data: its name, and what tells it apart within the tree. */
export interface OrgNodeRef extends OrgNodeName {
  readonly key: string;
}

/** A node of the organization: its root, an OU, an account, or what is not placed in a tree. */
export interface OrgNode extends OrgNodeName {
  /** Tells it apart within the tree; equal on both sides of a change. */
  readonly key: string;
  readonly parent: OrgNode | null;
  /** Whether `parent` is the direct one; else there may be OUs between. */
  readonly placed: boolean;
  /** Whether something declares it, rather than only pointing at it. */
  readonly declared: boolean;
  /** Whether it exists only under open conditions, if at all. */
  readonly isConditional?: boolean;
  readonly location: Location | undefined;
  readonly children: readonly OrgNode[];
}

export function refToNode(node: OrgNodeRef): OrgNodeRef {
  return { ...nameOfNode(node), key: node.key };
}

export function nameOfNode({ kind, name, id, management }: OrgNodeName): OrgNodeName {
  return { kind, name, id, management };
}

/** An account counts by itself, and so does what may hold accounts that nothing declares: only management is below it. */
export function countsByItself(node: OrgNode): boolean {
  return node.children.every((child) => child.management);
}

/** The account IDs among nodes. */
export function accountIds(nodes: Iterable<OrgNodeName>): readonly string[] {
  return [...nodes].flatMap((node) => (node.kind === "account" && node.id !== null ? [node.id] : []));
}
