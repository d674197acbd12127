export type Style = "red" | "yellow" | "blue" | "dim" | "bold" | "green";

/** Puts a style around a text; without colours it gives the text back. */
export type Paint = (style: Style, text: string) => string;

const codes: Readonly<Record<Style, readonly [number, number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
  dim: [2, 22],
  bold: [1, 22],
};

export function painter(color: boolean): Paint {
  if (!color) return (_, text) => text;
  return (style, text) => `\u001b[${codes[style][0]}m${text}\u001b[${codes[style][1]}m`;
}
