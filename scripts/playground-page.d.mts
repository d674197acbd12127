/** The page to try policies, as one text. */
export function playgroundPage(): Promise<string>;
