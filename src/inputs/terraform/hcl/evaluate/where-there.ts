import {
  type Assumption,
  bothAssumed,
  choice,
  isConsistent,
  type MapValue,
  type Value,
} from "../../../../model/value.ts";

/** What a resource sets where it is there: without the branches that the conditions rule out under which it exists. */
export function whereThere(properties: MapValue, when: readonly Assumption[]): MapValue {
  if (when.length === 0) return properties;
  return { ...properties, entries: properties.entries.map((one) => ({ ...one, value: settled(one.value, when) })) };
}

function settled(value: Value, when: readonly Assumption[]): Value {
  switch (value.kind) {
    case "choice": {
      const isGiven = ({ subject, is }: Assumption) => when.some((one) => one.subject === subject && one.is === is);
      const options = value.options.flatMap((option) => {
        const both = bothAssumed(when, option.when);
        if (!isConsistent(both)) return [];
        return [{ when: option.when.filter((one) => !isGiven(one)), value: settled(option.value, both) }];
      });
      return options.length === 0 ? value : choice(options, value);
    }
    case "list":
      return { ...value, items: value.items.map((item) => settled(item, when)) };
    case "map":
      return whereThere(value, when);
    case "sensitive":
      return { ...value, value: settled(value.value, when) };
    case "known":
    case "text":
      return value.encodes ? { ...value, encodes: settled(value.encodes, when) } : value;
    default:
      return value;
  }
}
