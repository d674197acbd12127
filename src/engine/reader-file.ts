/**
 * Where `reader.ts` stands as a program that a thread can start with. The build puts one that tells it in place of this module;
 * the source itself runs without threads.
 */
export const readerFile: string | URL | undefined = undefined;
