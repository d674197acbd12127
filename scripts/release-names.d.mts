export interface ReleasePlatform {
  readonly platform: string;
  readonly arch: string;
  readonly name: string;
}
export const platforms: readonly ReleasePlatform[];
export function archiveName(version: string, platform: string, arch: string): string;
