/** The type that reports give a policy file of its own. */
export const policyFileType = "aws-organizations-policy-document";
