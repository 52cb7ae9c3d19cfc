/** PURE: how somebody stands, in a few words. */
import { goalsMet, isFinished, isStuck, isWaiting, type Standing } from "../../model/standings";

const minutes = (from: number, to: number) => Math.max(0, Math.floor((to - from) / 60_000));

/** `12 min` since a goal was last met; `Done`, or nothing yet. */
export function stillWords(each: Standing, now: number): string {
  if (isFinished(each)) return "Done";
  if (each.stillSince === null) return "Not begun";
  return `${minutes(each.stillSince, now)} min`;
}

/** The whole row in one sentence, for whoever does not see it. */
export function rowWords(each: Standing, goals: number, now: number): string {
  const met = `${goalsMet(each.row)} of ${goals} goals`;
  const still = isStuck(each, now) ? `stuck for ${stillWords(each, now)}` : stillWords(each, now);
  const asks = isWaiting(each) ? `, asks for help for ${String(minutes(Date.parse(each.help!.asked_at!), now))} min` : "";
  const away = each.here ? "" : ", offline";
  return `${each.learner.nickname}: ${met}, ${still}${asks}${away}`;
}

/** How help stands with somebody; empty while there is none. */
export function helpWords({ help }: Standing, now: number): string {
  if (help === null) return "";
  if (help.state === "asked") return `Asks for help for ${String(minutes(Date.parse(help.asked_at ?? help.since), now))} min`;
  const name = help.helper?.name ?? "";
  return help.state === "offered" ? `${name} offers to help` : `${name} draws along`;
}
