/** Exit codes of the command line, the same for every front end. */
export const exitCodes = { clean: 0, findings: 1, failure: 2 } as const;
