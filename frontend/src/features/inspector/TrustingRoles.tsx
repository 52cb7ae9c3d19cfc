/** Which roles trust this node, from its own side: the other end of each line. */
import { useMemo } from "react";

import { accountName } from "../../model/selectors";
import { openDialog, selectLink, usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Tile } from "../../ui/Tile";

interface Props {
  sourceId: string;
  /** A provider assumes nothing itself; who signs in there does. */
  mayAssume?: boolean;
}

export function TrustingRoles({ sourceId, mayAssume = true }: Props) {
  const canvas = usePlayground((state) => state.canvas!);
  const links = useMemo(
    () =>
      canvas.roles.flatMap((role) =>
        role.trust_links
          .filter((link) => link.source_id === sourceId && link.effect === "Allow")
          .map((link) => ({ role, link })),
      ),
    [canvas.roles, sourceId],
  );
  return (
    <section className="inspector-section">
      <h3>Roles that trust it</h3>
      {links.length === 0 && <p className="nothing">None. Drag from its right edge to a role to be trusted there.</p>}
      <ul className="trust-list">
        {links.map(({ role, link }) => (
          <li key={`${role.id}-${link.key}`} className="trust-row">
            <button type="button" className="trust-row-main" onClick={() => selectLink(role.id, link.key)}>
              <Tile kind="role" size="row" />
              <span className="trust-row-words">
                <strong>{role.name}</strong>
                <span>{accountName(canvas, role.account_id)}</span>
              </span>
            </button>
            {canvas.may_edit && mayAssume && (
              <Button
                size="small"
                aria-label={`Assume ${role.name}`}
                onClick={() => openDialog({ kind: "assume", roleId: role.id, callerId: sourceId })}
              >
                Assume
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
