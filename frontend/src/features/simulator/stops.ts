/** PURE: an answer as a way along its layers: where to begin, what to show at each stop, where its policies are read. */
import type { Decision, LayerStep, PolicyStep, StatementStep } from "../../api/simulate";
import type { PolicyPart, Reading } from "../../model/reading";
import { isDeciding } from "./decision-words";

/** The layer that decided; without one the first that is missing; else the last, which all others let through. */
export function firstStop({ steps, deciding, missing }: Decision): number {
  const decided = steps.findIndex(
    (step) =>
      step.layer === deciding?.layer &&
      step.policies.some((policy) => policy.statements.some((one) => isDeciding(deciding, step.layer, policy.name, one))),
  );
  const lacking = steps.findIndex((step) => step.layer === missing[0] && step.verdict !== "allow");
  const found = decided >= 0 ? decided : lacking;
  return found >= 0 ? found : Math.max(0, steps.length - 1);
}

export interface Told {
  policy: PolicyStep;
  statement: StatementStep;
  deciding: boolean;
}

/** The statements of a stop: those that apply or decide, and the rest. */
export function statementsOf(step: LayerStep, decision: Decision): { telling: Told[]; others: Told[] } {
  const all = step.policies.flatMap((policy) =>
    policy.statements.map((statement) => ({
      policy,
      statement,
      deciding: isDeciding(decision.deciding, step.layer, policy.name, statement),
    })),
  );
  const tells = ({ statement, deciding }: Told) => deciding || statement.verdict !== "noMatch";
  return { telling: all.filter(tells), others: all.filter((one) => !tells(one)) };
}

/** Where a statement is read in the inspector; null for what it does not show: session and control policies. */
export function readingOf(step: LayerStep, policy: PolicyStep, statement: StatementStep): Reading | null {
  const nodeId = step.layer === "boundary" ? step.node_ids[0] : policy.owner_id;
  const part = partOf(step.layer, policy);
  if (!nodeId || !part) return null;
  const named = { inline: policy.name, managed: policy.arn ?? "", boundary: policy.arn ?? "", trust: "", resource: "" };
  return { nodeId, part, policy: named[part], statement: statement.index };
}

function partOf(layer: string, policy: PolicyStep): PolicyPart | null {
  if (layer === "identity") return policy.arn === null ? "inline" : "managed";
  return layer === "trust" || layer === "resource" || layer === "boundary" ? layer : null;
}

/** What a button says that makes the changes of an answer. */
export function applyWords(count: number): string {
  if (count < 2) return "Make this change";
  return count === 2 ? "Make both changes" : `Make all ${String(count)} changes`;
}
