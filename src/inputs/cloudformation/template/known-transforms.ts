/** Macros whose work is known not to hide a resource that matters, or that are evaluated here. */
export const knownTransforms =
  /^AWS::(?:LanguageExtensions|Serverless-\d{4}-\d\d-\d\d|CodeDeployBlueGreen|SecretsManager-\d{4}-\d\d-\d\d)$/;
