const decimal = /^[+-]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][+-]?[0-9]{1,3})?$/;

/** An integer or decimal; `null` for any other text. */
export function parseNumber(text: string): number | null {
  return decimal.test(text) ? Number(text) : null;
}
