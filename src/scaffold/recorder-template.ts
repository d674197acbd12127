import { comment } from "./policy.ts";

/**
 * A CloudFormation template that makes AWS Config record in one account: organization conformance packs need a recorder
 * in each. It starts by itself once the delivery channel is there. Source: CloudFormation user guide,
 * `AWS::Config::ConfigurationRecorder`.
 */
export function recorderTemplate(howTo: readonly string[]): string {
  return `${comment(howTo)}
AWSTemplateFormatVersion: "2010-09-09"
Description: AWS Config recorder of one account, for the conformance pack that watches root's MFA
Resources:
  # Where the delivery channel puts snapshots; nobody else can read it.
  ConfigBucket:
    Type: AWS::S3::Bucket
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ServerSideEncryptionByDefault:
              SSEAlgorithm: AES256
      OwnershipControls:
        Rules:
          - ObjectOwnership: BucketOwnerEnforced
      PublicAccessBlockConfiguration:
        BlockPublicAcls: true
        BlockPublicPolicy: true
        IgnorePublicAcls: true
        RestrictPublicBuckets: true
  ConfigBucketPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref ConfigBucket
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Sid: DenyPlainHttp
            Effect: Deny
            Principal: "*"
            Action: s3:*
            Resource:
              - !GetAtt ConfigBucket.Arn
              - !Sub "\${ConfigBucket.Arn}/*"
            Condition:
              Bool:
                aws:SecureTransport: "false"
  ConfigRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal:
              Service: config.amazonaws.com
            Action: sts:AssumeRole
            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
      ManagedPolicyArns:
        - !Sub "arn:\${AWS::Partition}:iam::aws:policy/service-role/AWS_ConfigRole"
      Policies:
        - PolicyName: deliver-to-bucket
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: s3:GetBucketAcl
                Resource: !GetAtt ConfigBucket.Arn
              - Effect: Allow
                Action: s3:PutObject
                Resource: !Sub "\${ConfigBucket.Arn}/AWSLogs/\${AWS::AccountId}/*"
  # Records IAM users only, which costs next to nothing: the rule on root's MFA is periodic and needs a recorder that
  # runs, not what it records. Add types that other rules of yours need.
  ConfigRecorder:
    Type: AWS::Config::ConfigurationRecorder
    Properties:
      RoleARN: !GetAtt ConfigRole.Arn
      RecordingGroup:
        AllSupported: false
        IncludeGlobalResourceTypes: false
        ResourceTypes:
          - AWS::IAM::User
  # CloudFormation starts the recorder once the channel stands.
  ConfigChannel:
    Type: AWS::Config::DeliveryChannel
    Properties:
      S3BucketName: !Ref ConfigBucket
`;
}
