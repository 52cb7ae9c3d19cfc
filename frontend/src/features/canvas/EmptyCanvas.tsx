import { Building2, ShieldCheck, UserRound } from "lucide-react";
import { Button } from "../../ui/Button";
import { usePlayground } from "../../model/store";
import { add } from "./adding";

/** The first thing to do in an empty sandbox. */
export function EmptyCanvas() {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  return (
    <div className="canvas-empty">
      <h2>Everything starts with an account</h2>
      <p>Users and roles live in one. Draw it, then add a user and a role, and drag a line from one to the other.</p>
      {mayEdit && (
        <Button tone="primary" icon={<Building2 size={15} />} onClick={() => void add("account", null)}>
          Add an account
        </Button>
      )}
    </div>
  );
}

/** The second: inside the only account, while it is empty. */
export function EmptyAccount() {
  return (
    <div className="account-empty nodrag nopan">
      <p>Who is here, and what may they wear? Add a user and a role, then drag a line from the user to the role.</p>
      <div>
        <Button icon={<UserRound size={15} />} onClick={() => void add("user", null)}>
          Add a user
        </Button>
        <Button icon={<ShieldCheck size={15} />} onClick={() => void add("role", null)}>
          Add a role
        </Button>
      </div>
    </div>
  );
}
