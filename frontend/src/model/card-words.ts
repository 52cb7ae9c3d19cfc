/** PURE: the short second lines of cards and the sentences read to people who do not look. */
import { plural } from "../lib/words";
import type { Account, Canvas, Group, Identity, Provider, Resource, Role } from "./canvas";
import type { ResourceType } from "../live/events.gen";
import { countIn, membersOf, userCount } from "./selectors";

export const resourceNames: Record<ResourceType, string> = {
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

const identityNames: Record<Identity["kind"], string> = {
  user: "User",
  service: "AWS service",
  web_identity: "Web identity",
  anonymous: "Not signed in",
};

type Kind = Pick<Identity, "kind" | "principal">;

/** Whether somebody comes with an assertion of a SAML provider, not with a token. */
export const comesBySaml = ({ kind, principal }: Kind): boolean =>
  kind === "web_identity" && principal !== null && principal.value.includes(":saml-provider/");

/** What sort of identity it is, in a word or two. */
export const identityKind = (identity: Kind): string =>
  comesBySaml(identity) ? "SAML identity" : identityNames[identity.kind];

export const identityLine = (identity: Identity): string =>
  identity.title || (identity.kind === "user" ? "IAM user" : identityKind(identity));

export const groupLine = (canvas: Canvas, group: Group): string =>
  plural(membersOf(canvas, group.id).length, "member");

/** AmazonS3ReadOnlyAccess is "S3 read only", PowerUserAccess "Power user". */
export function policyWords(name: string): string {
  const bare = name.replace(/^(Amazon|AWS)(?=[A-Z])/, "").replace(/(?<=.)Access$/, "");
  const words = bare.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, " ").split(" ");
  return words.map((word, index) => (index > 0 && !/^[A-Z0-9]{2,}/.test(word) ? word.toLowerCase() : word)).join(" ");
}

export function roleLine(role: Role): string {
  const names = role.attachments.map((one) => (one.aws_managed ? policyWords(one.name) : one.name));
  if (names.length > 0) return names.length > 1 ? `${names[0]} +${String(names.length - 1)}` : names[0]!;
  const inline = role.inline_policies.length;
  return inline > 0 ? plural(inline, "inline policy", "inline policies") : "No permissions yet";
}

export const providerLine = (provider: Provider): string =>
  provider.kind === "oidc" ? "OIDC provider" : "SAML provider";

export const resourceLine = (resource: Resource): string => resourceNames[resource.type];

/** "2,002 users · 2 roles": the people and roles of an account, empty kinds left out; resources only where they are all. */
export function accountLine(canvas: Canvas, account: Account): string {
  const counts: [number, string][] = [
    [userCount(canvas, account), "user"],
    [countIn(canvas.roles, account.id), "role"],
  ];
  const resources = countIn(canvas.resources, account.id);
  const parts = counts.filter(([count]) => count > 0).map(([count, word]) => plural(count, word));
  if (parts.length > 0) return parts.join(" · ");
  if (resources > 0) return plural(resources, "resource");
  return account.kind === "external" ? "somebody else's" : "empty";
}
