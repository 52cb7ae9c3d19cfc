/** PURE: the conditions people most often put on a trust link, and which of them fit whom (IAM user guide, roles). */
import type { ConditionShape } from "../../live/events.gen";
import type { TrustLink } from "../../model/canvas";

export interface ConditionKind {
  id: string;
  label: string;
  operator: string;
  key: string;
  /** A fixed value needs no field. */
  value?: string;
  placeholder?: string;
}

const OTHER: ConditionKind = { id: "other", label: "Another condition", operator: "StringEquals", key: "" };

const OF_CALLERS: ConditionKind[] = [
  { id: "externalId", label: "External ID", operator: "StringEquals", key: "sts:ExternalId", placeholder: "A word only you two know" },
  { id: "mfa", label: "MFA", operator: "Bool", key: "aws:MultiFactorAuthPresent", value: "true" },
  { id: "organization", label: "Organization", operator: "StringEquals", key: "aws:PrincipalOrgID", placeholder: "o-…" },
  { id: "sessionName", label: "Session name", operator: "StringLike", key: "sts:RoleSessionName", placeholder: "${aws:username}" },
];
const OF_SERVICES: ConditionKind[] = [
  { id: "sourceAccount", label: "Source account", operator: "StringEquals", key: "aws:SourceAccount", placeholder: "12 digits" },
  { id: "sourceArn", label: "Source resource", operator: "ArnLike", key: "aws:SourceArn", placeholder: "arn:aws:…" },
];
// These two call the audience app_id and the subject user_id.
const WITH_APP_ID = ["www.amazon.com", "graph.facebook.com"];

export function conditionKinds({ principal }: TrustLink): ConditionKind[] {
  if (principal.type === "Service") return [...OF_SERVICES, OTHER];
  return principal.type === "Federated" ? [...claimKinds(principal.value), OTHER] : [...OF_CALLERS, OTHER];
}

function claimKinds(provider: string): ConditionKind[] {
  if (provider.includes(":saml-provider/"))
    return [{ id: "aud", label: "Audience", operator: "StringEquals", key: "SAML:aud", placeholder: "https://signin.aws.amazon.com/saml" }];
  const host = provider.replace(/^arn:aws[a-z-]*:iam::\d{12}:oidc-provider\//, "");
  const own = WITH_APP_ID.includes(host);
  return [
    { id: "aud", label: "Audience (which app)", operator: "StringEquals", key: `${host}:${own ? "app_id" : "aud"}`, placeholder: "The app's ID" },
    { id: "sub", label: "Subject (which caller)", operator: "StringEquals", key: `${host}:${own ? "user_id" : "sub"}`, placeholder: "As the token says" },
  ];
}

/** The kind of a condition that is there already. */
export function kindOf(kinds: ConditionKind[], condition: ConditionShape): ConditionKind {
  const same = (kind: ConditionKind) => kind.key.toLowerCase() === condition.key.toLowerCase();
  return kinds.find((kind) => same(kind) && kind.operator === condition.operator) ?? kinds.at(-1)!;
}
