/** Puts features together that may not import each other: the inspector with its session list, and the dialogs. */
import type { CallerRef } from "../api/sessions";
import type { Decision, SuggestedChange } from "../api/simulate";
import { DrawingPanel } from "../features/author/DrawingPanel";
import { canvasUi } from "../features/canvas/canvas-ui";
import { DeleteDialog } from "../features/canvas/DeleteDialog";
import { LinkCrowdDialog } from "../features/canvas/LinkCrowdDialog";
import { ExerciseDialog } from "../features/exercise/ExerciseDialog";
import { ExercisePanel } from "../features/exercise/ExercisePanel";
import { ImportDialog } from "../features/files/ImportDialog";
import { PictureDialog } from "../features/files/PictureDialog";
import { VersionsDialog } from "../features/files/VersionsDialog";
import { ConditionDialog } from "../features/inspector/ConditionDialog";
import { NewProviderDialog } from "../features/inspector/provider/NewProviderDialog";
import { CreateRoleDialog } from "../features/inspector/CreateRoleDialog";
import { Inspector } from "../features/inspector/Inspector";
import { ControlPolicyDialog } from "../features/inspector/organization/ControlPolicyDialog";
import { PastePolicyDialog } from "../features/inspector/PastePolicyDialog";
import { QuizBox } from "../features/quiz/QuizBox";
import { AssumeRoleDialog } from "../features/sessions/AssumeRoleDialog";
import { SamlSignIn } from "../features/sessions/SamlSignIn";
import { SessionList } from "../features/sessions/SessionList";
import { SwitchRoleDialog } from "../features/sessions/SwitchRoleDialog";
import { UserTokens } from "../features/sessions/UserTokens";
import { WebIdentityTokens } from "../features/sessions/WebIdentityTokens";
import { ShareDialog } from "../features/sharing/ShareDialog";
import { DecisionSteps } from "../features/simulator/DecisionSteps";
import type { Identity } from "../model/canvas";
import { askWhy } from "../model/spotlight";
import { roleById } from "../model/selectors";
import { type DialogRequest, closeDialog, openDialog, selectNode, usePlayground } from "../model/store";
import { Button } from "../ui/Button";
import { Dialog } from "../ui/Dialog";

/** The right column: the exercise on top, then what is selected. */
export function InspectorColumn() {
  return (
    <>
      <ExercisePanel place="side" />
      <DrawingPanel place="side" />
      <Inspector
        renderSessions={(roleId) => <SessionList roleId={roleId} />}
        renderTokens={renderTokens}
      />
    </>
  );
}

function renderTokens(identity: Identity) {
  if (identity.kind === "user") return <UserTokens user={identity} />;
  if (identity.principal?.value.includes(":saml-provider/")) return <SamlSignIn identity={identity} />;
  return <WebIdentityTokens identity={identity} />;
}

/** Whatever dialog was asked for. */
export function Dialogs() {
  const dialog = usePlayground((state) => state.dialog);
  return dialog && <AskedDialog key={JSON.stringify(dialog)} dialog={dialog} />;
}

/** "Show me": leave the dialog and look at what would have to change. */
function showChange(change: SuggestedChange): void {
  closeDialog();
  if (change.target_id) selectNode(change.target_id);
}

const renderDecision = (decision: Decision, caller?: CallerRef) => (
  <DecisionSteps
    decision={decision}
    onShow={showChange}
    onWalk={() => askWhy({ decision, caller, action: decision.action, resource: decision.resource })}
  />
);

function AskedDialog({ dialog }: { dialog: DialogRequest }) {
  switch (dialog.kind) {
    case "assume":
      return <AssumeRoleDialog roleId={dialog.roleId} callerId={dialog.callerId} renderDecision={renderDecision} />;
    case "linkCrowd":
      return <LinkCrowdDialog stackId={dialog.stackId} roleId={dialog.roleId} />;
    case "sessions":
      return <SessionsDialog roleId={dialog.roleId} callerId={dialog.callerId} />;
    case "createRole":
      return <CreateRoleDialog accountId={dialog.accountId} position={dialog.position} trusted={dialog.trusted} />;
    case "createProvider":
      return <NewProviderDialog accountId={dialog.accountId} position={dialog.position} kind={dialog.provider} />;
    case "deleteNodes":
    case "deleteLink":
      return <DeleteDialog request={dialog} />;
    case "paste":
      return <PastePolicyDialog nodeId={dialog.nodeId} text={dialog.text} trust={dialog.trust} />;
    case "condition":
      return <ConditionDialog roleId={dialog.roleId} linkKey={dialog.linkKey} condition={dialog.condition} />;
    case "exercise":
      return <ExerciseDialog part={dialog.part} renderQuiz={(slug) => <QuizBox scope={slug} />} />;
    case "switchRole":
      return <SwitchRoleDialog />;
    case "share":
      return <ShareDialog />;
    case "versions":
      return <VersionsDialog />;
    case "picture":
      return <PictureDialog picked={[...canvasUi().picked]} />;
    case "import":
      return <ImportDialog onClose={closeDialog} />;
    case "controlPolicy":
      return <ControlPolicyDialog policyId={dialog.policyId} statement={dialog.statement} />;
  }
}

function SessionsDialog({ roleId, callerId }: { roleId: string; callerId?: string }) {
  const role = usePlayground((state) => (state.canvas ? roleById(state.canvas, roleId) : undefined));
  return (
    <Dialog
      title={`Sessions of ${role?.name ?? "this role"}`}
      description="Each has its own credentials and its own end."
      onClose={closeDialog}
      footer={<Button onClick={() => openDialog({ kind: "assume", roleId, callerId })}>Assume again</Button>}
    >
      <SessionList roleId={roleId} callerId={callerId} />
    </Dialog>
  );
}
