import { withLineFeeds } from "./yaml.ts";
import { yamlPackage } from "./yaml-package.ts";

/** Block scalars within block scalars that are looked into. */
const maxDepth = 4;

/**
 * Where the comments of a YAML text begin, each with where the text begins that it is a comment of: 0, or the content of
 * the literal block scalar (`|`) that holds it, which may be a template of its own. What stands in any other string is text.
 */
export function yamlComments(source: string): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  addComments(withLineFeeds(source), 0, 0, places);
  return places;
}

function addComments(text: string, base: number, depth: number, places: Map<number, number>): void {
  const { CST, Lexer } = yamlPackage();
  let at = 0;
  let header = "";
  let isScalar = false;
  // Lexemes are the parts of the text, one by one, with marks between them that the text does not have.
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme === CST.SCALAR) {
      isScalar = true;
      continue;
    }
    if (lexeme === CST.DOCUMENT || lexeme === CST.FLOW_END) continue;
    if (isScalar) {
      if (header === "|" && depth < maxDepth && lexeme.includes("#")) addComments(lexeme, base + at, depth + 1, places);
      header = "";
    } else if (/^[|>]/.test(lexeme)) header = lexeme.charAt(0);
    else if (lexeme.startsWith("#")) places.set(base + at, base);
    isScalar = false;
    at += lexeme.length;
  }
}
