export const pictureArgs: readonly string[];
export function picturePage(page: string): string;
