/** What each kind of node is, in a sentence or two for someone who meets it for the first time. */
import type { AccountKind, IdentityKind, ResourceType } from "../../live/events.gen";

export const ABOUT_KIND: Record<IdentityKind, string> = {
  user: "A user has long-term credentials of its own. To get more, for a while, it puts on a role.",
  service: "An AWS service, such as a virtual machine. It assumes a role by itself, so that no key is stored on it.",
  web_identity:
    "People who signed in elsewhere, at Google say. Their token is exchanged for a role: no IAM user is needed.",
  anonymous: "Anyone at all, without credentials. A bucket policy may let them in; a role never does.",
};

export const ABOUT_SAML =
  "People who signed in at their company. Its provider's assertion is exchanged for a role: no IAM user is needed.";

export const ABOUT_ACCOUNT: Record<AccountKind, string> = {
  own: "A box for users, roles and resources. Nothing crosses its edge unless both sides allow it.",
  external: "Another company's account. You can trust it, but what its people may do is decided over there.",
};

export const RESOURCE_WORDS: Record<ResourceType, string> = {
  bucket: "S3 bucket",
  table: "DynamoDB table",
  function: "Lambda function",
  instance: "EC2 instance",
  task: "ECS task",
  queue: "SQS queue",
  topic: "SNS topic",
  key: "KMS key",
  secret: "Secret",
};

// AWS page "AWS services that work with IAM": which of them take a resource-based policy.
export const HAS_POLICY: Record<ResourceType, boolean> = {
  bucket: true,
  table: true,
  function: true,
  instance: false,
  task: false,
  queue: true,
  topic: true,
  key: true,
  secret: true,
};
