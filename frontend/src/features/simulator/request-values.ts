/** PURE: the values of the request form, where they start, and the request they become. */
import type { Decision, SimulatedRequest } from "../../api/simulate";
import { shortArn } from "../../lib/arn";
import { actingCaller, useActing } from "../../model/acting";
import { type Asker, callerKey } from "../../model/callers";
import type { Canvas, Resource } from "../../model/canvas";
import type { WhyStart } from "../../model/spotlight";
import { KNOWN_ACTIONS, actionNamed, requestArn } from "../../model/known-actions";

export interface ContextValue {
  id: number;
  key: string;
  value: string;
}

export interface RequestValues {
  caller: string | null;
  action: string;
  /** An ARN or `*`. */
  resource: string;
  /** The object inside a bucket. */
  inside: string;
  context: ContextValue[];
}

/** The first drawn resource and a common action on it, so that one press of the button already teaches something. */
export function startValues(canvas: Canvas | null, start: WhyStart): RequestValues {
  const wanted = canvas?.resources.find((resource) => resource.id === start.resourceId);
  const resource = wanted ?? canvas?.resources[0];
  const caller = start.caller ?? (canvas ? actingCaller(canvas, useActing.getState()) : undefined);
  const action = start.action ?? actionFor(resource);
  return {
    caller: caller ? callerKey(caller) : null,
    action,
    resource: start.resource || (resource?.arn ?? "*"),
    inside: isInside(action) ? "report.csv" : "",
    context: contextFrom(start.decision),
  };
}

/** What an answered call brought along: its external ID, tags, MFA code. Asked again, it is the same request. */
function contextFrom(decision: Decision | undefined): ContextValue[] {
  return (decision?.context ?? []).map(({ key, values }, id) => ({ id, key, value: values.join(", ") }));
}

export function actionFor(resource: Resource | undefined): string {
  return KNOWN_ACTIONS.find((action) => action.on === (resource?.type ?? "bucket"))?.name ?? "";
}

const isInside = (action: string): boolean => actionNamed(action)?.inside === true;

/** Whether the form asks for an object: the action wants one and the ARN names none yet. */
export function asksForObject({ action, resource }: Pick<RequestValues, "action" | "resource">): boolean {
  return isInside(action) && resource.trim() !== "*" && !resource.includes("/");
}

export function requestOf(values: RequestValues, caller: Asker): SimulatedRequest {
  const inside = asksForObject(values) ? values.inside : "";
  return {
    caller: caller.ref,
    action: values.action.trim(),
    resource: requestArn(values.resource.trim(), inside),
    ...contextOf(values.context),
  };
}

/** Keys left empty are dropped; several values are written with commas, as multivalued keys have them. */
function contextOf(entries: ContextValue[]): Pick<SimulatedRequest, "context"> {
  const filled = entries.filter((entry) => entry.key.trim() !== "");
  if (filled.length === 0) return {};
  return { context: Object.fromEntries(filled.map((entry) => [entry.key.trim(), valueOf(entry.value)])) };
}

function valueOf(text: string): string | string[] {
  const parts = text.split(",").map((part) => part.trim());
  return parts.length > 1 ? parts : text.trim();
}

/** The question in one line: "May ana do s3:GetObject on photos?" */
export const questionWords = (who: string, action: string, arn: string): string =>
  arn === "*" ? `May ${who} do ${action}?` : `May ${who} do ${action} on ${shortArn(arn)}?`;

/** Context keys that a condition wants, over those that were typed. */
export function withKeys(context: ContextValue[], keys: Record<string, string>): ContextValue[] {
  const wanted = Object.entries(keys);
  const lower = new Set(wanted.map(([key]) => key.toLowerCase()));
  const kept = context.filter((entry) => !lower.has(entry.key.trim().toLowerCase()));
  const from = Math.max(0, ...context.map((entry) => entry.id)) + 1;
  return [...kept, ...wanted.map(([key, value], index) => ({ id: from + index, key, value }))];
}
