/** PURE: who has a managed policy, and whom it bounds. */
import type { Canvas } from "./canvas";

export interface Holder {
  id: string;
  name: string;
  kind: "user" | "group" | "role";
}

export interface PolicyUse {
  attached: Holder[];
  bounded: Holder[];
}

export function policyUse(canvas: Canvas, arn: string): PolicyUse {
  const holders = [
    ...canvas.identities.map((one) => ({ one, kind: "user" as const, boundary: one.boundary })),
    ...canvas.groups.map((one) => ({ one, kind: "group" as const, boundary: null })),
    ...canvas.roles.map((one) => ({ one, kind: "role" as const, boundary: one.boundary })),
  ];
  const named = (fits: (holder: (typeof holders)[number]) => boolean): Holder[] =>
    holders.filter(fits).map(({ one, kind }) => ({ id: one.id, name: one.name, kind }));
  return {
    attached: named(({ one }) => one.attachments.some((attachment) => attachment.arn === arn)),
    bounded: named(({ boundary }) => boundary === arn),
  };
}
