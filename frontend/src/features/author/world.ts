/** PURE: who and what stands in a picture, by the names that goals and hints use. */
import type { World } from "../../api/authored";
import type { TileKind } from "../../ui/Tile";

export interface Node {
  /** As in the layout of the picture: user:111111111111/bob. */
  name: string;
  label: string;
  detail: string;
  tile: TileKind;
}

const RESOURCES: [string, TileKind][] = [
  [":s3:", "bucket"],
  [":dynamodb:", "table"],
  [":lambda:", "function"],
  [":ec2:", "instance"],
  [":ecs:", "task"],
  [":sqs:", "queue"],
  [":sns:", "topic"],
  [":kms:", "key"],
  [":secretsmanager:", "secret"],
];

const kindOf = (arn: string): TileKind => RESOURCES.find(([part]) => arn.includes(part))?.[1] ?? "bucket";
export const shortName = (arn: string): string => arn.split(":").slice(5).join(":") || arn;

/** Out: everything that stands in the picture, accounts first. */
export function nodesOf(world: World): Node[] {
  const account = new Map(world.accounts.map((each) => [each.id, each.name]));
  const inside = (id: string) => account.get(id) ?? id;
  const owned = (kind: "user" | "group" | "role", rows: { account: string; name: string }[] = []): Node[] =>
    rows.map((row) => ({
      name: `${kind}:${row.account}/${row.name}`,
      label: row.name,
      detail: inside(row.account),
      tile: kind,
    }));
  return [
    ...world.accounts.map((row): Node => ({ name: `account:${row.id}`, label: row.name, detail: row.id, tile: "account" })),
    ...owned("user", world.users),
    ...owned("group", world.groups),
    ...(world.services ?? []).map(
      (row): Node => ({ name: `service:${row.principal}`, label: row.name ?? row.principal, detail: row.principal, tile: "service" }),
    ),
    ...(world.providers ?? []).map(
      (row): Node => ({ name: `provider:${row.arn}`, label: row.arn.split("/").slice(1).join("/"), detail: row.arn, tile: "provider" }),
    ),
    ...(world.web_identities ?? []).map(
      (row): Node => ({ name: `web_identity:${row.name ?? row.provider}`, label: row.name ?? row.provider, detail: row.title ?? "", tile: "web_identity" }),
    ),
    ...(world.anonymous ? [{ name: "anonymous", label: world.anonymous.name ?? "Anonymous", detail: "", tile: "anonymous" as const }] : []),
    ...owned("role", world.roles),
    ...(world.resources ?? []).map(
      (row): Node => ({ name: `resource:${row.arn}`, label: shortName(row.arn), detail: row.arn, tile: kindOf(row.arn) }),
    ),
  ];
}

/** Out: who can make a request there, as goals write it in JSON. */
export function callersOf(world: World): Node[] {
  const nodes = nodesOf(world);
  const callers = nodes.flatMap((node): Node[] => {
    if (node.tile === "account")
      return [{ ...node, name: JSON.stringify(`root:${node.detail}`), label: `Root user of ${node.label}` }];
    const who = whoOf(world, node.name);
    return who === null ? [] : [{ ...node, name: JSON.stringify(who) }];
  });
  const roots = callers.filter((one) => one.tile === "account");
  const others = callers.filter((one) => one.tile !== "account");
  const nobody: Node = { name: '"anonymous"', label: "Somebody without credentials", detail: "", tile: "anonymous" };
  return [...others, ...(world.anonymous ? [] : [nobody]), ...roots];
}

/** In: a node's name. Out: who that is in a goal; null for what makes no requests. */
export function whoOf(world: World, name: string): unknown {
  if (name.startsWith("user:") || name.startsWith("service:") || name === "anonymous") return name;
  if (!name.startsWith("web_identity:")) return null;
  const found = (world.web_identities ?? []).find((row) => `web_identity:${row.name ?? row.provider}` === name);
  return found ? { web_identity: { provider: found.provider, claims: found.claims ?? {} } } : null;
}
