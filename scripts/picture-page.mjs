/** The arguments of `rootrail` that print the page of which the README has a picture. */
export const pictureArgs = ["coverage", "--no-config", "--format", "html", "fixtures/demo/organization"];

/** The page without what differs from run to run: repository, commit, date and version. */
export function picturePage(page) {
  return page
    .replace(/<title>[^<]*<\/title>/, "<title>rootrail coverage</title>")
    .replace(/<div><dt>(?:Repository|Commit|Date|Made by)<\/dt>[\s\S]*?<\/div>/g, "");
}
