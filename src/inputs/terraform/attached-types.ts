/** Types of resources that a resource of its own puts into effect, which another configuration may hold. */
export const attachedTypes = /^aws(?:cc)?_organizations_policy$/;

/** Types of the resources that do. */
export const attachingTypes = /^aws_organizations_policy_attachment$/;
