/** The console's form: account, role, display name, colour. Whoever is not signed in yet says first as which user. */
import { ArrowLeftRight } from "lucide-react";
import { type FormEvent, useState } from "react";

import "../../styles/acting.css";
import { HUES, roleNamed, signInAs, useActing } from "../../model/acting";
import type { Canvas } from "../../model/canvas";
import { identityById } from "../../model/selectors";
import { closeDialog, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Dialog } from "../../ui/Dialog";
import { Field } from "../../ui/Field";
import { Picker } from "../../ui/Picker";
import { Tile } from "../../ui/Tile";
import { SwitchHistory } from "./SwitchHistory";
import { useSwitching } from "./use-switching";

const COLOURS = ["Blue, plain", "Orange, stripes", "Magenta, dots", "Green, bars", "Violet, grid", "Gold, slopes"];

export function SwitchRoleDialog() {
  const canvas = usePlayground((state) => state.canvas);
  const acting = useActing();
  if (!canvas) return null;
  const user = identityById(canvas, acting.userId);
  return user ? <SwitchForm canvas={canvas} userName={user.name} /> : <SignIn canvas={canvas} />;
}

function SignIn({ canvas }: { canvas: Canvas }) {
  const users = canvas.identities.filter((one) => one.kind === "user");
  const [chosen, setChosen] = useState<string | null>(users[0]?.id ?? null);
  return (
    <Dialog
      size="small"
      title="Sign in to the console"
      description="As an IAM user, for 12 hours. The root user cannot switch roles, so it is not offered."
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button tone="primary" disabled={!chosen} onClick={() => chosen && signInAs(chosen)}>
            Sign in
          </Button>
        </>
      }
    >
      <Field label="User" hint={users.length === 0 ? "No user is drawn yet. Draw one first." : undefined}>
        {(control) => (
          <Picker
            control={control}
            choices={users.map((one) => ({ id: one.id, label: one.name, detail: one.title, tile: <Tile kind="user" name={one.name} size="row" /> }))}
            value={chosen}
            placeholder="A user"
            onChange={setChosen}
          />
        )}
      </Field>
    </Dialog>
  );
}

function SwitchForm({ canvas, userName }: { canvas: Canvas; userName: string }) {
  const [values, setValues] = useState({ account: "", role: "", name: "", hue: 0 });
  const [missing, setMissing] = useState(false);
  const { busy, refusal, switchTo } = useSwitching();
  const change = (changed: Partial<typeof values>) => {
    setMissing(false);
    setValues({ ...values, ...changed });
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const role = roleNamed(canvas, values.account, values.role);
    setMissing(!role);
    const name = values.name.trim() || `${values.role.trim()} @ ${values.account.trim()}`;
    if (role && (await switchTo({ roleId: role.id, name, hue: values.hue }))) closeDialog();
  };
  return (
    <Dialog
      title="Switch role"
      description={`Signed in as ${userName}. The switch uses this sign-in, not the role you act as: it is no chain.`}
      onClose={closeDialog}
      footer={
        <>
          <Button onClick={closeDialog}>Cancel</Button>
          <Button tone="primary" type="submit" form="switch-role" busy={busy} icon={<ArrowLeftRight size={15} />}>
            Switch role
          </Button>
        </>
      }
    >
      <form id="switch-role" className="assume-form" onSubmit={(event) => void submit(event)}>
        {(refusal || missing) && (
          <div className="refusal-note" role="alert">
            <strong>{missing ? "There is no such role in such an account." : refusal?.title}</strong>
            <p>{missing ? "Check the account's number or alias, and the role's name." : refusal?.detail}</p>
            <p>The console can send neither an external ID nor tags: a role that asks for one is assumed by the API only.</p>
          </div>
        )}
        <Field label="Account" hint="Its twelve digits, or its alias">
          {(control) => (
            <input {...control} list="switch-accounts" value={values.account} maxLength={63} required onChange={(event) => change({ account: event.target.value })} />
          )}
        </Field>
        <Field label="Role name">
          {(control) => (
            <input {...control} list="switch-roles" value={values.role} maxLength={64} required onChange={(event) => change({ role: event.target.value })} />
          )}
        </Field>
        <Field label="Display name" hint="Optional: what the bar calls it">
          {(control) => (
            <input {...control} value={values.name} maxLength={64} onChange={(event) => change({ name: event.target.value })} />
          )}
        </Field>
        <fieldset className="acting-colours">
          <legend>Colour</legend>
          {COLOURS.slice(0, HUES).map((label, hue) => (
            <label key={label}>
              <input type="radio" name="hue" checked={values.hue === hue} onChange={() => change({ hue })} />
              <i className="acting-mark" data-hue={hue} aria-hidden />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <Choices canvas={canvas} />
        <SwitchHistory canvas={canvas} onChoose={change} />
      </form>
    </Dialog>
  );
}

/** What is drawn, offered while one types. */
function Choices({ canvas }: { canvas: Canvas }) {
  return (
    <>
      <datalist id="switch-accounts">
        {canvas.accounts.map((one) => (
          <option key={one.id} value={one.alias || one.number}>
            {one.name}
          </option>
        ))}
      </datalist>
      <datalist id="switch-roles">
        {[...new Set(canvas.roles.map((one) => one.name))].slice(0, 50).map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}
