/** PURE: a role being made step by step, and the documents that will be written. */
import type { NewRole } from "../../api/principals";
import type { Spot } from "../../api/canvas";
import type { PrincipalShape } from "../../live/events.gen";
import type { Canvas } from "../../model/canvas";
import { findEntity } from "../../model/selectors";

export type TrustedKind = "service" | "account" | "web_identity" | "identity";

export interface Trusted {
  kind: TrustedKind;
  principal: PrincipalShape;
  label: string;
  /** The drawn node it stands for, if there is one. */
  nodeId: string | null;
}

export interface RoleDraft {
  trusted: Trusted | null;
  attachments: { arn: string; name: string }[];
  name: string;
  description: string;
  /** What the learner made of the trust policy; null while it is the one that the choice writes. */
  trustText: string | null;
}

export const EMPTY_DRAFT: RoleDraft = { trusted: null, attachments: [], name: "", description: "", trustText: null };

/** AWS: people with a web identity use an action of their own (STS, "AssumeRoleWithWebIdentity"). */
function actionFor(principal: PrincipalShape): string {
  if (principal.value.includes(":saml-provider/")) return "sts:AssumeRoleWithSAML";
  return principal.type === "Federated" ? "sts:AssumeRoleWithWebIdentity" : "sts:AssumeRole";
}

export function trustTextFor(principal: PrincipalShape): string {
  const statement = {
    Effect: "Allow",
    Principal: { [principal.type]: principal.value },
    Action: actionFor(principal),
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}

/** A drawn node as something a new role can trust; null when IAM has no way to name it, such as a group. */
export function trustedNode(canvas: Canvas, id: string): Trusted | null {
  const found = findEntity(canvas, id);
  if (found?.entity === "account") {
    const value = `arn:aws:iam::${found.value.number}:root`;
    return { kind: "account", principal: { type: "AWS", value }, label: found.value.name, nodeId: id };
  }
  if (found?.entity === "role") {
    const principal = { type: "AWS", value: found.value.arn } as const;
    return { kind: "identity", principal, label: found.value.name, nodeId: id };
  }
  if (found?.entity === "provider") {
    const principal = { type: "Federated", value: found.value.arn } as const;
    return { kind: "web_identity", principal, label: found.value.name, nodeId: id };
  }
  if (found?.entity !== "identity" || !found.value.principal) return null;
  const kind = found.value.kind === "service" || found.value.kind === "web_identity" ? found.value.kind : "identity";
  return { kind, principal: found.value.principal, label: found.value.name, nodeId: id };
}

/** `EC2` and S3 read only make `EC2-S3ReadOnly`: a name to accept or change. */
export function suggestedName(draft: RoleDraft): string {
  const who = (draft.trusted?.label ?? "").replace(/[^\w+=,.@-]+/g, "");
  const what = (draft.attachments[0]?.name ?? "").replace(/^(Amazon|AWS)/, "").replace(/Access$/, "");
  return [who, what].filter(Boolean).join("-").slice(0, 64) || "NewRole";
}

export function roleFrom(draft: RoleDraft, accountId: string, position: Spot): NewRole {
  const trusted = draft.trusted;
  return {
    account_id: accountId,
    name: draft.name.trim() || suggestedName(draft),
    ...(draft.description.trim() ? { description: draft.description.trim() } : {}),
    ...(trusted ? { trust_policy: draft.trustText ?? trustTextFor(trusted.principal) } : {}),
    ...(draft.attachments.length > 0 ? { attachments: draft.attachments.map((policy) => policy.arn) } : {}),
    // As the console does: an EC2 role gets an instance profile of the same name.
    ...(trusted?.principal.value === "ec2.amazonaws.com" ? { instance_profile: true } : {}),
    position,
  };
}
