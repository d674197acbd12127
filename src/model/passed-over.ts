/** Why a file or folder below a requested path is no input. */
export type PassedOverReason =
  | "name" // no template, plan or code has such a name
  | "ignored" // `--ignore`
  | "foreign-folder" // a folder of other people's code, or a tool's own copies
  | "link" // a link to a folder, to nothing, out of the repository, or beside its file
  | "unrecognised" // no format takes its content
  | "other-tool" // some other tool's file, such as a state
  | "git-lfs" // a pointer of Git LFS
  | "git-crypt" // encrypted
  | "written-link" // a link that the checkout wrote as a text file
  | "loose-policy"; // a policy document that nothing says to be a service control policy

export interface PassedOver {
  readonly path: string;
  readonly reason: PassedOverReason;
}
