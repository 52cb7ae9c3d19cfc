/** PURE: answers about the whole picture, as rows to read and nodes to light. */
import type { Permissions } from "../../api/policies";
import type { End, ReachedBy, WhoCan } from "../../api/reach";
import type { Canvas } from "../../model/canvas";
import { actionNamed, KNOWN_ACTIONS, requestArn } from "../../model/known-actions";
import { accountName, findEntity, roleById } from "../../model/selectors";
import type { TileKind } from "../../ui/Tile";
import type { Goal } from "./hops";

export interface Row {
  key: string;
  name: string;
  detail: string;
  tile: TileKind;
  /** Nodes from the beginning of the chain to its end. */
  path: string[];
  /** What is done at the end of the chain, where that is a resource. */
  goal?: Goal;
}

export interface Section {
  title: string;
  empty: string;
  rows: Row[];
}

const idsOf = (path: readonly End[]): string[] => path.flatMap(({ id }) => (id === null ? [] : [id]));

function rowOf(canvas: Canvas, end: End, path: string[], detail?: string): Row {
  const entity = end.id === null ? null : findEntity(canvas, end.id);
  const where = entity && entity.entity !== "account" ? accountName(canvas, entity.value.account_id) : "";
  return {
    key: end.arn,
    name: entity?.value.name ?? end.arn,
    detail: detail ?? (where === "no account" ? "AWS service" : where),
    tile: !entity ? "service" : entity.entity === "identity" ? entity.value.kind : entity.entity === "role" ? "role" : "group",
    path,
  };
}

/** Those who may do it as they are, and those who get into a role that may. */
export function whoSections(canvas: Canvas, asked: string, answer: WhoCan): Section[] {
  const goal = { action: answer.action, resource: answer.resource };
  const reaches = (row: Row): Row => ({ ...row, goal });
  const chains = new Map(answer.paths.map((path) => [path[0]?.arn, path]));
  const through = (path: readonly End[]) => path.slice(1).map((end) => nameOf(canvas, end));
  return [
    {
      title: "Directly",
      empty: "Nobody can do it without putting on a role first.",
      rows: answer.direct.map((end) => reaches(rowOf(canvas, end, [...idsOf([end]), asked]))),
    },
    {
      title: "By a chain of roles",
      empty: "Nobody gets there by putting on roles.",
      rows: answer.by_chain.map((end) => {
        const path = chains.get(end.arn);
        // The server sends only so many chains.
        if (!path) return rowOf(canvas, end, idsOf([end]), "by a chain that is not shown");
        const lit = [...new Set([...idsOf(path), asked])];
        return reaches(rowOf(canvas, end, lit, `by way of ${through(path).join(", then ")}`));
      }),
    },
  ];
}

/** The roles that somebody gets into, then what they and those roles may do to drawn resources. */
export function fromSections(canvas: Canvas, answer: ReachedBy, permissions: Permissions["links"]): Section[] {
  const mine = answer.principal.id;
  const chains = new Map<string, string[]>([[mine ?? "", mine === null ? [] : [mine]]]);
  const roles = answer.paths.map((path) => {
    const end = path.at(-1)!;
    const ids = idsOf(path);
    if (end.id !== null) chains.set(end.id, ids);
    const hops = path.length - 1;
    const by = path.slice(1, -1).map((one) => nameOf(canvas, one));
    return rowOf(canvas, end, ids, hops === 1 ? "directly" : `by way of ${by.join(", then ")}`);
  });
  const resources = permissions.flatMap(({ source_id, resource_id, actions }): Row[] => {
    const chain = chains.get(source_id);
    const resource = canvas.resources.find((one) => one.id === resource_id);
    if (!chain || !resource) return [];
    const as = source_id === mine ? "" : ` as ${roleById(canvas, source_id)?.name ?? "a role"}`;
    return [
      {
        key: `${source_id} ${resource_id}`,
        name: resource.name,
        detail: `${actions.join(", ")}${as}`,
        tile: resource.type,
        path: [...chain, resource_id],
        goal: { action: actions[0]!, resource: requestArn(resource.arn, isInside(actions[0]!) ? "report.csv" : "") },
      },
    ];
  });
  return [
    { title: "Roles", empty: "It gets into no role.", rows: roles },
    { title: "Resources", empty: "Nothing that is drawn lets it do anything.", rows: resources },
  ];
}

const isInside = (action: string): boolean => actionNamed(action)?.inside === true;

const nameOf = (canvas: Canvas, end: End): string =>
  (end.id === null ? undefined : findEntity(canvas, end.id)?.value.name) ?? end.arn;

export interface Asked {
  action: string;
  words: string;
  /** The action is on something inside the resource, which has to be named. */
  inside: boolean;
}

/** What can be asked about a node: to assume a role, or the usual actions on a resource. */
export function actionsOn(canvas: Canvas, id: string): Asked[] {
  if (roleById(canvas, id)) return [{ action: "sts:AssumeRole", words: "assume it", inside: false }];
  const resource = canvas.resources.find((one) => one.id === id);
  return KNOWN_ACTIONS.filter((known) => resource && known.on === resource.type).map((known) => ({
    action: known.name,
    words: known.words,
    inside: known.inside ?? false,
  }));
}

/** The ARN that the question is about. */
export function askedArn(canvas: Canvas, id: string, inside: string): string {
  const entity = findEntity(canvas, id);
  const arn = entity && entity.entity !== "account" ? (entity.value.arn ?? "") : "";
  return requestArn(arn, inside);
}
