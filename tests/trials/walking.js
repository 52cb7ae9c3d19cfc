// The walk's end in the page. The page's own modules are its door: a module that is imported again is the same one.
async () => {
  const addresses = [...document.querySelectorAll("script[type=module][src], link[rel=modulepreload]")];
  const modules = await Promise.all(addresses.map((each) => import(each.src || each.href)));
  const exported = modules.flatMap((each) => Object.values(each));
  const store = exported.find((each) => typeof each?.getState === "function" && "sandboxId" in each.getState());
  const api = exported.find((each) => typeof each?.PATCH === "function" && typeof each.use === "function");
  const canvas = () => store.getState().canvas;
  const base = `/api/sandboxes/${store.getState().sandboxId}/`;
  const versions = [];
  const pending = [];

  class NothingThere extends Error {}

  function resolver(draws) {
    const c = canvas();
    const org = c.organizations[0];
    let role;
    let owner;
    let next = 0;
    const draw = () => draws[next++ % draws.length];
    const one = (list) => (list.length > 0 ? list[draw() % list.length] : undefined);
    const users = () => c.identities.filter((each) => each.kind === "user");
    const kinds = {
      account: () => one(c.accounts)?.id,
      identity: () => one(c.identities)?.id,
      user: () => one(users())?.id,
      group: () => one(c.groups)?.id,
      role: () => (role ??= one(c.roles))?.id,
      link: () => one(role?.trust_links ?? [])?.key,
      source: () => one((role ??= one(c.roles))?.trust_links.filter((each) => each.source_id) ?? [])?.source_id,
      trust: () => role?.trust_policy,
      arn: () => one([...users(), ...c.roles])?.arn,
      owner: () => (owner = one([...users(), ...c.groups, ...c.roles]))?.id,
      attached: () => one(owner?.attachments ?? [])?.arn,
      policy: () => (owner = one(c.policies.filter((each) => each.account_id)))?.id,
      "policy text": () => owner?.document,
      "policy arn": () => one(c.policies)?.arn,
      resource: () => (owner = one(c.resources))?.id,
      "resource arn": () => owner?.arn,
      provider: () => one(c.providers)?.id,
      profile: () => one(c.instance_profiles)?.id,
      note: () => one(c.notes)?.id,
      node: () => one([c.accounts, c.identities, c.groups, c.roles, c.resources, c.notes].flat())?.id,
      organization: () => org?.id,
      unit: () => one([org?.root_id, ...(org?.units ?? []).map((each) => each.id)].filter(Boolean)),
      control: () => one((org?.policies ?? []).filter((each) => each.name.startsWith("Guard")))?.id,
      session: () => one(c.sessions)?.id,
      version: () => one(versions),
      verb: () => one(["Get", "List", "Put", "Delete"]),
      n: () => draw() % 60,
      digit: () => draw() % 3,
      x: () => draw() % 900,
      y: () => draw() % 600,
      rate: () => one([1, 60, 600]),
    };
    return (name) => {
      const found = kinds[name]();
      if (found === undefined) throw new NothingThere(name);
      return found;
    };
  }

  function filled(value, resolve) {
    if (Array.isArray(value)) return value.map((each) => filled(each, resolve));
    if (value !== null && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, resolve)]));
    if (typeof value !== "string") return value;
    const whole = /^<([a-z ]+)>$/.exec(value);
    return whole ? resolve(whole[1]) : value.replace(/<([a-z ]+)>/g, (_, name) => resolve(name));
  }

  async function call(method, path, body) {
    try {
      const { data, error, response } = await api[method](base + path, body ? { body } : {});
      if (response.ok && method === "POST" && path === "versions/") versions.push(data.id);
      return response.ok ? "ok" : (error?.error?.code ?? `${response.status}`);
    } catch (error) {
      return error.code ?? String(error);
    }
  }

  const middle = (element, share) => {
    const box = element.getBoundingClientRect();
    return { x: box.x + box.width * share, y: box.y + box.height / 2 };
  };
  const hit = (element, at) => element.contains(document.elementFromPoint(at.x, at.y));
  function within(selector, share) {
    const all = [...document.querySelectorAll(selector)].map((element) => ({ element, at: middle(element, share) }));
    return all.filter(({ element, at }) => hit(element, at)).map(({ at }) => at);
  }
  /** From where to where the mouse may pull, or null: a line if the number is even, a card if not. */
  function ends(draw) {
    const cards = within(".react-flow__node-identity, .react-flow__node-role", 0.3);
    const roles = within(".react-flow__node-role", 0.5);
    const ports = within(".react-flow__node-identity .port", 0.5);
    const from = draw % 2 === 0 ? ports : cards;
    const start = from[draw % from.length];
    const there = draw % 2 === 0 ? roles[draw % roles.length] : start && { x: start.x + (draw % 80) - 40, y: start.y + 30 };
    return start && there ? [start, there] : null;
  }

  const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  async function caughtUp(revision, patience) {
    const end = Date.now() + patience;
    const there = () => store.getState().connection === "live" && canvas()?.revision >= revision;
    while (!there() && Date.now() < end) await wait(50);
    return there();
  }

  window.walk = {
    send: ([method, path, body, draws]) => {
      const resolve = resolver(draws);
      try {
        const address = filled(path, (name) => encodeURIComponent(resolve(name)));
        pending.push(call(method, address, filled(body, resolve)).then((code) => `${method} ${path} ${code}`));
        return true;
      } catch (error) {
        if (error instanceof NothingThere) return false;
        throw error;
      }
    },
    outcomes: () => Promise.all(pending.splice(0)),
    ends,
    caughtUp,
    canvas,
    fresh: async () => (await api.GET(base)).data,
  };
  await caughtUp(0, 60_000);
}
