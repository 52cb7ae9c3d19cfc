/** PURE: who a trust link names, in words; and which links mean "nobody". */
import { groupDigits, shortArn } from "../../lib/arn";
import type { TileKind } from "../../ui/Tile";
import type { Canvas, Role, TrustLink } from "../../model/canvas";
import { identityKind } from "../../model/card-words";
import { accountName, findEntity } from "../../model/selectors";

export interface Source {
  name: string;
  detail: string;
  tile: TileKind;
}

/** In: a link. Out: the node it starts at as people know it, or its principal when nothing drawn fits. */
export function sourceOf(canvas: Canvas, link: TrustLink): Source {
  const found = link.source_id ? findEntity(canvas, link.source_id) : null;
  if (found?.entity === "account") {
    return {
      name: `Everyone ${found.value.name} allows`,
      detail: `Account ${groupDigits(found.value.number)}: its own policies choose`,
      tile: "account",
    };
  }
  if (found?.entity === "identity") {
    const { kind, name, title, account_id } = found.value;
    const where = account_id ? accountName(canvas, account_id) : identityKind(found.value);
    return { name, detail: title && kind === "user" ? `${title}, ${where}` : where, tile: kind };
  }
  if (found?.entity === "provider") {
    const { name, account_id } = found.value;
    return { name, detail: `Identity provider in ${accountName(canvas, account_id)}`, tile: "provider" };
  }
  if (found?.entity === "role") {
    return { name: found.value.name, detail: `Role in ${accountName(canvas, found.value.account_id)}`, tile: "role" };
  }
  return undrawn(link);
}

function undrawn(link: TrustLink): Source {
  const { type, value } = link.principal;
  if (value === "*")
    return { name: "Anyone in AWS", detail: "Every account, if its own policies allow", tile: "anonymous" };
  if (/^(AIDA|AROA)[A-Z0-9]+$/.test(value)) {
    return { name: value, detail: "A deleted user or role: this id names nobody", tile: "anonymous" };
  }
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1];
  if (account) return { name: `Account ${groupDigits(account)}`, detail: "Not drawn here", tile: "account" };
  if (type === "Service") return { name: value, detail: "AWS service, not drawn here", tile: "service" };
  if (type === "Federated")
    return { name: shortArn(value), detail: value.startsWith("arn:") ? "No such provider: it lets nobody in" : "Web identity, not drawn here", tile: "web_identity" };
  return { name: shortArn(value), detail: "Not drawn here", tile: value.includes(":role/") ? "role" : "user" };
}

/** A role just made trusts nobody: AWS wants some statement, so ours denies everyone. */
export function trustsNobody(role: Role): boolean {
  return role.trust_links.every((link) => link.effect === "Deny");
}

/** `Lines 5-7 were written by the link from Ana.` */
export function linesWords(link: TrustLink, name: string): string {
  const lines =
    link.line_start === link.line_end
      ? `Line ${link.line_start} names`
      : `Lines ${link.line_start}–${link.line_end} name`;
  return `${lines} ${name}.`;
}
