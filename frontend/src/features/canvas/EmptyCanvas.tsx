import { Building2 } from "lucide-react";
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
