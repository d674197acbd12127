/** The texts that repairs are made in: what stands on the disk, or what an editor has of it. */
export interface Sources {
  /** `undefined` where there is no such file; a file that cannot be changed says why. */
  read(path: string): SourceRead;
  /** Paths of the files directly in a folder. */
  list(folder: string): readonly string[];
}

export type SourceRead =
  | { readonly kind: "text"; readonly path: string; readonly text: string }
  | { readonly kind: "refused"; readonly reason: string };

/** A block or a section, by its name and file. */
export interface PlaceRef {
  readonly path: string;
  readonly name: string;
}
