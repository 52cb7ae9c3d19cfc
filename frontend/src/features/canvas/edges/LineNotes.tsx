/** What stands beside a trust line: its conditions, and the half that is missing with the way to write it. */
import { EdgeLabelRenderer, type EdgeProps } from "@xyflow/react";
import { Link2Off, Plus } from "lucide-react";
import { completeHalf, type HalfLink } from "../../../api/policies";
import type { ConditionShape } from "../../../live/events.gen";
import { attempt } from "../../../model/attempt";
import type { TrustLink } from "../../../model/canvas";
import { conditionHelp } from "../../../model/condition-help";
import { conditionWords } from "../../../model/condition-words";
import { announce, openDialog, usePlayground } from "../../../model/store";
import { conditionId, unmetConditions } from "../../../model/unmet";
import { Chip } from "../../../ui/Chip";
import type { TrustEdgeData } from "../flow-types";

const MOST_CHIPS = 2;
const BELOW_PILL = 30;

interface Props {
  data: TrustEdgeData;
  selected: boolean;
  /** The middle of the line, and its two ends. */
  x: number;
  y: number;
  ends: Pick<EdgeProps, "sourceX" | "sourceY" | "targetX" | "targetY">;
}

/** A half that is missing is told on its side of the line. */
function halfPlace(half: HalfLink, { x, y, ends }: Pick<Props, "x" | "y" | "ends">): string {
  const mine = half.missing === "identity";
  const [endX, endY] = mine ? [ends.sourceX, ends.sourceY] : [ends.targetX, ends.targetY];
  return `translate(-50%, -50%) translate(${(x * 2 + endX) / 3}px, ${(y * 2 + endY) / 3}px)`;
}

export function LineNotes({ data, selected, x, y, ends }: Props) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const { line, state } = data;
  const conditions = line.links.flatMap((link) => link.conditions.map((condition) => ({ link, condition })));
  const first = line.links.find((link) => link.effect === "Allow");
  const half = state === "trust" ? line.half : null;
  if (conditions.length === 0 && !half && !(selected && mayEdit && first)) return null;
  const quiet = state === "trust" || state === "forbidden";
  const chips = `translate(-50%, ${quiet ? "-50%" : "0"}) translate(${x}px, ${quiet ? y : y + BELOW_PILL}px)`;
  return (
    <EdgeLabelRenderer>
      {half && (
        <div className="line-notes nodrag nopan" style={{ transform: halfPlace(half, { x, y, ends }) }}>
          <HalfPill half={half} data={data} mayEdit={mayEdit} />
        </div>
      )}
      <div className="line-notes line-chips nodrag nopan" style={{ transform: chips }}>
          {conditions.slice(0, selected ? undefined : MOST_CHIPS).map(({ link, condition }) => (
            <ConditionChip key={`${link.key} ${conditionId(condition)}`} data={data} link={link} condition={condition} />
          ))}
          {!selected && conditions.length > MOST_CHIPS && <span className="chip">+{conditions.length - MOST_CHIPS}</span>}
          {selected && mayEdit && first && (
            <Chip
              help="Ask for more than being this caller"
              icon={<Plus size={12} aria-hidden />}
              label={`Add a condition to the line from ${data.sourceName} to ${data.roleName}`}
              onClick={() => openDialog({ kind: "condition", roleId: line.roleId, linkKey: first.key })}
            >
              Condition
            </Chip>
          )}
      </div>
    </EdgeLabelRenderer>
  );
}

interface ChipProps {
  data: TrustEdgeData;
  link: TrustLink;
  condition: ConditionShape;
}

function ConditionChip({ data: { line }, link, condition }: ChipProps) {
  const mayEdit = usePlayground((state) => state.canvas?.may_edit ?? false);
  const got = line.denial ? unmetConditions([line.denial], line.roleId, link).get(conditionId(condition)) : undefined;
  const edit = () => openDialog({ kind: "condition", roleId: line.roleId, linkKey: link.key, condition });
  return (
    <Chip help={conditionHelp(condition, got)} unmet={got !== undefined} onClick={mayEdit ? edit : undefined}>
      {conditionWords(condition)}
    </Chip>
  );
}

function HalfPill({ half, data, mayEdit }: { half: HalfLink; data: TrustEdgeData; mayEdit: boolean }) {
  const sandbox = usePlayground((state) => state.sandboxId);
  const { sourceName, roleName } = data;
  const words =
    half.missing === "identity"
      ? `${sourceName} may not ask yet`
      : `${roleName} does not trust ${sourceName} yet`;
  const why =
    half.missing === "identity"
      ? `${roleName} trusts ${sourceName}, but across accounts ${sourceName} needs a policy that allows sts:AssumeRole on it, too.`
      : `A policy of ${sourceName} allows sts:AssumeRole on ${roleName}, but its trust policy does not name ${sourceName}.`;
  const offer = half.missing === "identity" ? "Permit it" : "Trust it";
  const complete = async () => {
    const done = await attempt(() => completeHalf(sandbox, half));
    if (done.ok) announce(`The missing half from ${sourceName} to ${roleName} is written. Undo takes it back.`);
  };
  return (
    <span className="half-note" title={why}>
      <Link2Off size={14} aria-hidden />
      <span>{words}</span>
      {mayEdit && (
        <button type="button" className="text-button" onClick={() => void complete()}>
          {offer}
        </button>
      )}
    </span>
  );
}
