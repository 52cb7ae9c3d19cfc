/** A line drawn from a stack: whom the role is to trust is said before anything is written. */
import { completeHalf } from "../../api/policies";
import { connect, connectAll } from "../../api/trust";
import { attempt } from "../../model/attempt";
import type { Canvas, Group, Role } from "../../model/canvas";
import { linked } from "../../model/guesses";
import { accountName, roleById } from "../../model/selectors";
import { crowdsOf, stackName, type Stack } from "../../model/stacks";
import { announce, closeDialog, selectNode, usePlayground } from "../../model/store";
import { Dialog } from "../../ui/Dialog";
import { mayName } from "./crowd-size";

export function LinkCrowdDialog({ stackId, roleId }: { stackId: string; roleId: string }) {
  const canvas = usePlayground((state) => state.canvas);
  const stack = canvas && crowdsOf(canvas).byId.get(stackId);
  const role = canvas && roleById(canvas, roleId);
  return stack && role ? <Choices canvas={canvas} stack={stack} role={role} /> : null;
}

function Choices({ canvas, stack, role }: { canvas: Canvas; stack: Stack; role: Role }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const groups = canvas.groups.filter((one) => stack.lead.group_ids.includes(one.id));
  const { fits, words } = mayName(stack, role);
  const everyone = stack.members.map((one) => one.id);
  const write = async (work: () => Promise<unknown>, ahead: string[]) => {
    closeDialog();
    const done = await attempt(work, linked(role.id, ahead));
    if (!done.ok) return;
    selectNode(role.id);
    announce(`${role.name} now trusts them.`);
  };
  const members = async (group: Group) => {
    await connect(sandbox, role.id, stack.accountId);
    await completeHalf(sandbox, { source_id: group.id, role_id: role.id, missing: "identity" });
  };
  return (
    <Dialog
      size="small"
      title={`Whom shall ${role.name} trust?`}
      description={`The line begins at ${stackName(stack)}. A trust policy names an account, or users one by one.`}
      onClose={closeDialog}
    >
      <ul className="choices choices-long" aria-label="What the line writes">
        {groups.map((group) => (
          <Choice
            key={group.id}
            name={`Members of ${group.name}`}
            hint={`A group is no principal: the account is trusted, and ${group.name} gets a policy that lets its members ask for the role.`}
            onTake={() => void write(() => members(group), [stack.accountId])}
          />
        ))}
        <Choice
          name={`The account ${accountName(canvas, stack.accountId)}`}
          hint="One line, however many there are: whoever has a policy there that lets them ask for the role."
          onTake={() => void write(() => connect(sandbox, role.id, stack.accountId), [stack.accountId])}
        />
        <Choice
          name={`These ${stackName(stack)}, one by one`}
          hint={words}
          disabled={!fits}
          onTake={() => void write(() => connectAll(sandbox, role.id, everyone), everyone)}
        />
      </ul>
    </Dialog>
  );
}

function Choice({ name, hint, disabled, onTake }: { name: string; hint: string; disabled?: boolean; onTake: () => void }) {
  return (
    <li>
      <button type="button" disabled={disabled} onClick={onTake}>
        <strong>{name}</strong>
        <span>{hint}</span>
      </button>
    </li>
  );
}
