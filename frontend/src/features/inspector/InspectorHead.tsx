/** The top of the inspector: what is selected, its name to change, where it lives. */
import { MoreHorizontal } from "lucide-react";
import { Fragment, useState } from "react";

import { change } from "../../api/principals";
import { groupDigits } from "../../lib/arn";
import { t } from "../../lib/texts";
import type { Canvas, Entity } from "../../model/canvas";
import { identityKind } from "../../model/card-words";
import { nodeMenu } from "../../model/node-menu";
import { collectionOf } from "../../model/selectors";
import { usePlayground } from "../../model/store";
import { Button } from "../../ui/Button";
import { Menu } from "../../ui/Menu";
import { Tile, type TileKind } from "../../ui/Tile";
import { InlineText } from "./InlineText";
import { RESOURCE_WORDS } from "./kind-words";

export function InspectorHead({ entity }: { entity: Entity }) {
  const canvas = usePlayground((state) => state.canvas!);
  const sandbox = usePlayground((state) => state.sandboxId);
  const { id, name } = entity.value;
  const [renames, setRenames] = useState(0);
  return (
    <header className="inspector-head">
      <Tile kind={tileOf(entity)} name={name} />
      <div className="inspector-title">
        <h2>
          <InlineText
            key={renames}
            startEdited={renames > 0}
            value={name}
            label="Name"
            disabled={!canvas.may_edit || !hasOwnName(entity)}
            onSave={(changed) => change(sandbox, collectionOf[entity.entity], id, { name: changed })}
          >
            {entity.entity === "provider" ? atDots(name) : undefined}
          </InlineText>
        </h2>
        <p className="inspector-kind">{kindLine(canvas, entity)}</p>
      </div>
      <Menu
        label="More"
        trigger={
          <Button className="btn-icon" aria-label="More">
            <MoreHorizontal size={16} />
          </Button>
        }
        items={nodeMenu(entity, {
          mayEdit: canvas.may_edit,
          rename: hasOwnName(entity) ? () => setRenames(renames + 1) : undefined,
        })}
      />
    </header>
  );
}

/** A provider's name is an address: too long for a line, it breaks after a dot. */
const atDots = (name: string) =>
  name.split(".").map((part, index) => (
    <Fragment key={index}>
      {index > 0 && "."}
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));

/** Notes are called by their first line, providers by their URL: neither is renamed. */
const hasOwnName = (entity: Entity): boolean => entity.entity !== "note" && entity.entity !== "provider";

function tileOf(entity: Entity): TileKind {
  if (entity.entity === "identity") return entity.value.kind;
  return entity.entity === "resource" ? entity.value.type : entity.entity;
}

const ENTITY_WORDS = { role: t("role"), group: t("group"), note: t("note") };

function kindLine(canvas: Canvas, entity: Entity): string {
  if (entity.entity === "account") return `account ${groupDigits(entity.value.number)}`;
  const account = canvas.accounts.find((one) => one.id === entity.value.account_id);
  const where = account ? ` in ${groupDigits(account.number)}` : "";
  if (entity.entity === "identity") return `${identityKind(entity.value)}${where}`;
  if (entity.entity === "provider") return `${entity.value.kind === "oidc" ? "OIDC" : "SAML"} provider${where}`;
  if (entity.entity === "resource") return `${RESOURCE_WORDS[entity.value.type]}${where}`;
  return `${ENTITY_WORDS[entity.entity]}${where}`;
}
