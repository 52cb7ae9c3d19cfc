/** PURE: one line about a record, and the filter that the form's fields become. */
import type { ActivityFilter, ActivityRecord } from "../../api/activity";
import { splitArn } from "../../lib/arn";

export interface FilterValues {
  who: string;
  name: string;
  errorsOnly: boolean;
  callsOnly: boolean;
  /** Minutes of sandbox time that it looks back; 0: all that is kept. */
  minutes: number;
}

export const NO_FILTER: FilterValues = { who: "", name: "", errorsOnly: false, callsOnly: false, minutes: 0 };

/** In: what was filled in, and the sandbox's time. */
export function filterOf(values: FilterValues, now: number): ActivityFilter {
  const { who, name, errorsOnly, callsOnly, minutes } = values;
  return {
    ...(who.trim() ? { who: who.trim() } : {}),
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(errorsOnly ? { errors_only: true } : {}),
    ...(callsOnly ? { calls_only: true } : {}),
    ...(minutes > 0 ? { since: new Date(now - minutes * 60_000).toISOString() } : {}),
  };
}

/** user/jane, assumed-role/Reader/jane: an ARN without what all of them have. */
export const whoWords = (who: string): string => splitArn(who)?.resource ?? who;

/** iam, s3: a service without its domain. */
export const sourceWords = (source: string): string => source.replace(/\.amazonaws\.com$/, "");

/** What it was about: the first resource, else the first name among its parameters. */
export function aboutWords({ record }: ActivityRecord): string {
  const { resources, requestParameters } = record as {
    resources?: { ARN: string }[];
    requestParameters?: Record<string, unknown> | null;
  };
  const arn = resources?.[0]?.ARN;
  if (arn) return [splitArn(arn)?.resource || arn, reasonOf(record)].filter(Boolean).join(": ");
  const name = Object.entries(requestParameters ?? {}).find(([key, value]) => /name$/i.test(key) && typeof value === "string");
  return name ? String(name[1]) : "";
}

/** Why a glass was broken. */
const reasonOf = (record: ActivityRecord["record"]): string =>
  String((record["additionalEventData"] as { reason?: string } | undefined)?.reason ?? "");

/** A line of the list: one record, and how many moves of cards it stands for. */
export interface Line {
  record: ActivityRecord;
  times: number;
}

const MOVE = "MoveNodes";

/** Moving cards is no call of AWS's: moves one after the other by the same person are one line, the newest of them. */
export function folded(records: ActivityRecord[]): Line[] {
  const lines: Line[] = [];
  for (const record of records) {
    const last = lines.at(-1);
    const again = record.name === MOVE && last?.record.name === MOVE && last.record.who === record.who;
    if (again) last.times += 1;
    else lines.push({ record, times: 1 });
  }
  return lines;
}
