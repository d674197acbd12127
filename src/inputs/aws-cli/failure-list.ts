/** The calls that failed as `collect-evidence.sh` collected the outputs beside this file. */
const fileName = /(?:^|\/)failures\.txt$/i;

/** Whether a file is such a list: by its name, and by one line of it. */
export function isFailureList(path: string, head: string): boolean {
  return fileName.test(path) && /^(?:[0-9]{12}|organization): ./m.test(head);
}
