/** The type that reports give a device of `aws iam list-virtual-mfa-devices`. */
export const listedDeviceType = "aws-iam-virtual-mfa-device";
