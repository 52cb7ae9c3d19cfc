/** PURE: what the answer of "start" says. */

/** The answer of "start" names the sandbox it opened, as `sandbox` or `id`. */
export function startedSandbox(answer: object): string {
  const { sandbox, id } = answer as { sandbox?: unknown; id?: unknown };
  return String(sandbox ?? id);
}
