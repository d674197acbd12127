import { fileStart } from "../../../model/location.ts";
import type { InputFormat } from "../../format.ts";

/** A configuration of the Serverless Framework that is a program. */
const serverlessCodeName = /(?:^|\/)serverless\.[cm]?[jt]s$/;

/** Says that such a program was not read: nothing of what it makes is known. */
export const serverlessCode: InputFormat = {
  name: "cloudformation",
  claims: ({ path }) => (serverlessCodeName.test(path) ? "yes" : "no"),
  parse({ path }) {
    const message = `${path} makes its resources by code, which is not run; lint the template that \`serverless package\` writes.`;
    return {
      resources: [],
      problems: [{ kind: "unread", code: "serverless-code", message, location: fileStart(path) }],
    };
  },
};
