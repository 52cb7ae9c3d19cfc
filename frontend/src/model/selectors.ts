/** Small reads of a canvas. PURE; for components use them inside usePlayground or useMemo. */
import type { Account, Canvas, Entity, EntityKind, Identity, Role, RoleSession, TrustLink } from "./canvas";

// One index per canvas: every line asks for the names of its ends, and a canvas never changes, it is replaced.
const indexes = new WeakMap<Canvas, Map<string, Entity>>();

function indexOf(canvas: Canvas): Map<string, Entity> {
  const known = indexes.get(canvas);
  if (known) return known;
  const index = new Map<string, Entity>();
  for (const value of canvas.accounts) index.set(value.id, { entity: "account", value });
  for (const value of canvas.identities) index.set(value.id, { entity: "identity", value });
  for (const value of canvas.groups) index.set(value.id, { entity: "group", value });
  for (const value of canvas.roles) index.set(value.id, { entity: "role", value });
  for (const value of canvas.providers) index.set(value.id, { entity: "provider", value });
  for (const value of canvas.resources) index.set(value.id, { entity: "resource", value });
  for (const note of canvas.notes)
    index.set(note.id, { entity: "note", value: { ...note, name: firstLine(note.text), account_id: null, arn: null } });
  indexes.set(canvas, index);
  return index;
}

/** The node with this id, told apart by kind. */
export const findEntity = (canvas: Canvas, id: string): Entity | null => indexOf(canvas).get(id) ?? null;

/** How a note is called in lists and questions. */
export const firstLine = (text: string): string => {
  const line = text.trim().split("\n", 1)[0]!;
  return line.length > 40 ? `${line.slice(0, 39)}…` : line;
};

/** The account a node is or lives in. */
export function accountOf(canvas: Canvas, id: string): string | null {
  const found = findEntity(canvas, id);
  if (!found) return null;
  return found.entity === "account" ? found.value.id : found.value.account_id;
}

/** Every node of a canvas. */
export const allIds = (canvas: Canvas): string[] =>
  [canvas.accounts, canvas.identities, canvas.groups, canvas.roles, canvas.providers, canvas.resources, canvas.notes].flatMap((list) =>
    list.map((one) => one.id),
  );

/** Which collection of the API holds this kind. */
export const collectionOf = {
  account: "accounts",
  identity: "identities",
  group: "groups",
  role: "roles",
  provider: "providers",
  resource: "resources",
  note: "notes",
} as const satisfies Record<EntityKind, string>;

export function accountName(canvas: Canvas, accountId: string | null): string {
  const found = findEntity(canvas, accountId ?? "");
  return found?.entity === "account" ? found.value.name : "no account";
}

export function roleById(canvas: Canvas, id: string | null): Role | undefined {
  const found = findEntity(canvas, id ?? "");
  return found?.entity === "role" ? found.value : undefined;
}

export function identityById(canvas: Canvas, id: string | null): Identity | undefined {
  const found = findEntity(canvas, id ?? "");
  return found?.entity === "identity" ? found.value : undefined;
}

export const isLive = (session: RoleSession): boolean => session.state === "active";

/** The session whose credentials end first; what was revoked is valid until then, too. */
export function nextToEnd(canvas: Canvas): RoleSession | null {
  const ending = canvas.sessions.filter(({ state }) => state === "active" || state === "revoked");
  return ending.reduce<RoleSession | null>(
    (first, one) => (first && Date.parse(first.expiration) <= Date.parse(one.expiration) ? first : one),
    null,
  );
}

export const sessionsOfRole = (canvas: Canvas, roleId: string): RoleSession[] =>
  canvas.sessions.filter((session) => session.role_id === roleId);

/** Where a caller's lines start: at the provider that it signed in at, if that is drawn, else at its own card. */
export function lineStarts(canvas: Canvas): (callerId: string) => string {
  const providers = new Map(canvas.providers.map((one) => [one.arn, one.id]));
  const starts = new Map(
    canvas.identities.flatMap((one) => {
      const provider = providers.get(one.kind === "web_identity" ? (one.principal?.value ?? "") : "");
      return provider ? [[one.id, provider]] : [];
    }),
  );
  return (callerId) => starts.get(callerId) ?? callerId;
}

/** Sessions that glow on the line between these two nodes, soonest end first. */
export function sessionsBetween(canvas: Canvas, sourceId: string, roleId: string): RoleSession[] {
  const start = lineStarts(canvas);
  return canvas.sessions
    .filter(({ caller_id, role_id }) => caller_id !== null && start(caller_id) === sourceId && role_id === roleId)
    .toSorted((one, other) => one.expiration.localeCompare(other.expiration));
}

/** The trust link a line stands for. */
export const trustLink = (role: Role, key: string): TrustLink | undefined =>
  role.trust_links.find((link) => link.key === key);

const members = new WeakMap<Identity[], Map<string, Identity[]>>();

/** The users in a group. */
export function membersOf({ identities }: Canvas, groupId: string): Identity[] {
  let known = members.get(identities);
  if (!known) {
    known = new Map();
    for (const one of identities)
      for (const id of one.group_ids) {
        const others = known.get(id);
        if (others) others.push(one);
        else known.set(id, [one]);
      }
    members.set(identities, known);
  }
  return known.get(groupId) ?? [];
}

const counts = new WeakMap<readonly object[], Map<string | null, number>>();

/** How many of a list live in this account. */
export function countIn(list: { account_id: string | null }[], accountId: string): number {
  let known = counts.get(list);
  if (!known) {
    known = new Map();
    for (const { account_id } of list) known.set(account_id, (known.get(account_id) ?? 0) + 1);
    counts.set(list, known);
  }
  return known.get(accountId) ?? 0;
}

/** Users of an account, drawn and imaginary: what counts against the quota of 5,000. Only users live in an account. */
export const userCount = (canvas: Canvas, account: Account): number =>
  countIn(canvas.identities, account.id) + account.user_population;

/** Whether this account is all that is drawn yet: then its frame says what comes next. */
export function standsAlone(canvas: Canvas, accountId: string): boolean {
  const { accounts, identities, groups, roles, resources, providers } = canvas;
  return accounts[0]?.id === accountId && [accounts.slice(1), identities, groups, roles, resources, providers].every((list) => list.length === 0);
}
