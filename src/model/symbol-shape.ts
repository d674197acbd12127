import { regionPattern } from "./partition.ts";
import { type CallSymbol, isSymbol, type SymbolArgument, type ValueSymbol } from "./symbol.ts";

/**
 * What texts a symbol can turn out to be, as far as AWS says: a pseudo parameter of CloudFormation, a part of one, a
 * number of items. Sources: CloudFormation user guide, "Pseudo parameters reference", `Fn::GetAZs`, `Fn::Cidr`.
 */
const shapes: ReadonlyMap<string, RegExp> = new Map([
  ["AWS::AccountId", /^[0-9]{12}$/],
  ["AWS::Partition", /^aws[a-z-]*$/],
  ["AWS::Region", regionPattern],
  ["AWS::URLSuffix", /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/],
  ["AWS::StackName", /^[A-Za-z][A-Za-z0-9-]{0,127}$/],
  ["AWS::StackId", /^arn:aws[a-z-]*:cloudformation:[a-z0-9-]+:[0-9]{12}:stack\/[A-Za-z][A-Za-z0-9-]*\/.+$/],
]);

/** What a part of one can be; a part of a stack's ID may be its name, which is anybody's choice. */
const partShapes: ReadonlyMap<string, RegExp> = new Map([
  ["AWS::AccountId", /^[0-9]{0,12}$/],
  ["AWS::Partition", /^(?!root$)[a-z-]*$/],
  ["AWS::Region", /^(?!root$)[a-z0-9-]*$/],
  ["AWS::URLSuffix", /^(?!root$)[a-z0-9.-]*$/],
]);

/** Two letters of a country or a continent; the European Sovereign Cloud has four. */
const regionPrefix = /^(?:[a-z]{2}|eusc)$/;

/** Whether a symbol can turn out to be this text; `true` wherever nothing says otherwise. */
export function canBe(symbol: ValueSymbol, text: string): boolean {
  return shapeOf(symbol)?.test(text) ?? true;
}

/** Whether a text is a number, where the symbol is a number of items. */
export function mayCount(symbol: ValueSymbol, text: string): boolean {
  return symbol.kind !== "call" || symbol.name !== "Fn::Length" || count.test(text);
}

const count = /^[0-9]+$/;

function shapeOf(symbol: ValueSymbol): RegExp | undefined {
  if (symbol.kind === "pseudo-parameter") return shapes.get(symbol.name);
  if (symbol.kind !== "call") return undefined;
  if (symbol.name === "Fn::Length") return count;
  return symbol.name === "Fn::Select" ? itemShape(symbol) : undefined;
}

function itemShape({ arguments: [index, list] }: CallSymbol): RegExp | undefined {
  if (list === undefined || !isSymbol(list) || list.kind !== "call") return undefined;
  if (list.name === "Fn::GetAZs") return /^[a-z]{2,4}(?:-[a-z0-9]+)+$/;
  if (list.name === "Fn::Cidr") return /^[0-9a-f.:]+\/[0-9]{1,3}$/;
  return list.name === "Fn::Split" ? partShape(index, list.arguments) : undefined;
}

function partShape(index: SymbolArgument | undefined, [delimiter, of]: readonly SymbolArgument[]): RegExp | undefined {
  if (of === undefined || !isSymbol(of) || of.kind !== "pseudo-parameter") return undefined;
  if (of.name === "AWS::Region" && delimiter === "-" && index === "0") return regionPrefix;
  return partShapes.get(of.name);
}
