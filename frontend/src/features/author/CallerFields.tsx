/** Who asks: somebody in the picture, as themselves or wearing a role. */
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { Tile } from "../../ui/Tile";
import type { PartProps } from "./GoalForm";
import { wordsOf } from "./TextField";
import { useFindings } from "./findings";
import { useDraft } from "./draft-store";
import { type Caller, callerOf, whoFrom } from "./goal-notation";
import { callersOf, nodesOf } from "./world";

export function CallerFields({ goal, place, put }: PartProps) {
  const world = useDraft((state) => state.whole?.draft.start ?? null);
  const found = useFindings("exercise.toml", `${place}.who`);
  const caller = callerOf(goal.who);
  if (!world || !caller) return null;
  const change = (changes: Partial<Caller>) => put({ who: whoFrom({ ...caller, ...changes }) });
  const isUser = caller.base.startsWith('"user:');
  const callers = callersOf(world).map((one) => ({
    id: one.name,
    label: one.label,
    detail: one.detail,
    tile: <Tile kind={one.tile} name={one.label} size="row" />,
  }));
  const roles = nodesOf(world).filter((one) => one.tile === "role");
  return (
    <div className="author-row">
      <Field label="Who" error={caller.base === "" ? undefined : wordsOf(found)}>
        {(control) => (
          <Picker
            control={control}
            choices={callers}
            value={caller.base}
            placeholder="Click in the picture, or type"
            onChange={(base) => change({ base, token: base.startsWith('"user:') ? caller.token : "" })}
          />
        )}
      </Field>
      {goal.type === "access" && (
        <Field label="Wearing">
          {(control) => (
            <select {...control} value={caller.wears} onChange={(event) => change({ wears: event.target.value, params: {} })}>
              <option value="">Nothing: as themselves</option>
              {roles.map((role) => (
                <option key={role.name} value={role.name}>
                  {role.label} ({role.detail})
                </option>
              ))}
              {caller.wears !== "" && !roles.some((role) => role.name === caller.wears) && (
                <option value={caller.wears}>{caller.wears.split("/").at(-1)}</option>
              )}
            </select>
          )}
        </Field>
      )}
      {isUser && (
        <Field label="Signed in">
          {(control) => (
            <select {...control} value={caller.token} onChange={(event) => change({ token: event.target.value as Caller["token"] })}>
              <option value="">With access keys</option>
              <option value="with-mfa">With MFA</option>
              <option value="without-mfa">Temporarily, without MFA</option>
            </select>
          )}
        </Field>
      )}
    </div>
  );
}
