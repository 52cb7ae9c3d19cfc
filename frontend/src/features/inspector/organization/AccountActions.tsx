/** What can be done with an account of the organization: move it, look at it, take it out. */
import { Crosshair, LogOut } from "lucide-react";

import { moveAccount, removeAccount } from "../../../api/organizations";
import { placesFor, targetName } from "../../../model/organization";
import { closeOrganization } from "../../../model/organization-view";
import { selectNode, usePlayground } from "../../../model/store";
import { AwsRefusal } from "../../../ui/AwsRefusal";
import { Button } from "../../../ui/Button";
import { Field } from "../../../ui/Field";
import { Picker } from "../../../ui/Picker";
import type { TargetProps } from "./TargetDetail";
import { refusalWords, useChange } from "./use-change";

export function AccountActions(props: TargetProps) {
  const { id } = props;
  const show = () => {
    closeOrganization();
    selectNode(id);
  };
  return (
    <section className="organization-actions" aria-label="Change this account">
      <h4>Its place</h4>
      <MoveTo {...props} />
      <Leave {...props} onShow={show} />
    </section>
  );
}

function MoveTo({ canvas, organization, id }: TargetProps) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const change = useChange();
  const places = placesFor(canvas, organization, id);
  const name = targetName(canvas, organization, id);
  const move = (parent: string) => {
    const told = `${name} is in ${targetName(canvas, organization, parent)}.`;
    void change.run(() => moveAccount(sandbox, organization.id, id, parent), told);
  };
  return (
    <Field label="Move to" error={refusalWords(change)} hint="It takes on the policies of the levels above its new place.">
      {(control) => (
        <Picker
          control={control}
          value={null}
          choices={places}
          placeholder="The root or an OU"
          emptyWords={places.length === 0 ? "There is no other place yet: add an OU at the root." : "No OU fits."}
          onChange={move}
        />
      )}
    </Field>
  );
}

function Leave({ canvas, organization, id, onShow }: TargetProps & { onShow: () => void }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const change = useChange();
  const name = targetName(canvas, organization, id);
  const leave = () => change.run(() => removeAccount(sandbox, organization.id, id), `${name} has left the organization.`);
  return (
    <>
      {change.refusal && <AwsRefusal error={change.refusal} />}
      <div className="organization-buttons">
        <Button size="small" icon={<Crosshair size={14} />} onClick={onShow}>
          Show on the canvas
        </Button>
        <Button tone="danger" size="small" icon={<LogOut size={14} />} busy={change.busy} onClick={() => void leave()}>
          Remove from organization
        </Button>
      </div>
    </>
  );
}
