// Generated from playground/live/shapes.py and events.py by `manage.py write_event_types`. Do not edit.

export type OrganizationPolicyType = "scp" | "rcp";
export type SessionState = "active" | "expired" | "revoked" | "dead";
export type FindingLevel = "error" | "warning" | "suggestion";
export type AccountKind = "own" | "external";
export type IdentityKind = "user" | "service" | "web_identity" | "anonymous";
export type ProviderKind = "oidc" | "saml";
export type ResourceType = "bucket" | "table" | "function" | "instance" | "task" | "queue" | "topic" | "key" | "secret";
export type PrincipalType = "AWS" | "Service" | "Federated";
export type WorkshopState = "draft" | "open" | "locked" | "closed" | "archived";
export type SeatState = "waiting" | "in" | "removed" | "blocked";
export type HelpState = "asked" | "offered" | "open" | "over";
export type HelpEnding = "" | "withdrawn" | "refused" | "answered" | "learner" | "helper" | "gone" | "class";
export type ControlKind = "pause" | "timer" | "clock" | "follow" | "spotlight" | "poll" | "leak";

export interface PositionShape {
  x: number;
  y: number;
  width: number | null;
  height: number | null;
  pinned: boolean;
}

export interface FindingShape {
  code: string;
  level: FindingLevel;
  pointer: string;
  line: number;
  column: number;
  offset: number;
  length: number;
  message: string;
  hint: string;
}

export interface ConditionShape {
  operator: string;
  key: string;
  values: string[];
}

export interface PrincipalShape {
  type: PrincipalType;
  value: string;
}

export interface TrustLinkShape {
  key: string;
  effect: "Allow" | "Deny";
  principal: PrincipalShape;
  source_id: string | null;
  action: string;
  statement_index: number;
  pointer: string;
  line_start: number;
  line_end: number;
  conditions: ConditionShape[];
}

export interface AttachmentShape {
  arn: string;
  name: string;
  aws_managed: boolean;
}

export interface InlinePolicyShape {
  name: string;
  document: string;
  findings: FindingShape[];
}

export interface AccountShape {
  id: string;
  number: string;
  name: string;
  alias: string;
  kind: AccountKind;
  hue: number;
  user_population: number;
  position: PositionShape;
}

export interface IdentityShape {
  id: string;
  kind: IdentityKind;
  account_id: string | null;
  name: string;
  title: string;
  path: string;
  arn: string | null;
  principal: PrincipalShape | null;
  claims: Record<string, string[]>;
  mfa: boolean;
  mfa_serials: string[];
  tags: Record<string, string>;
  group_ids: string[];
  attachments: AttachmentShape[];
  inline_policies: InlinePolicyShape[];
  boundary: string | null;
  position: PositionShape;
}

export interface GroupShape {
  id: string;
  account_id: string;
  name: string;
  path: string;
  arn: string;
  attachments: AttachmentShape[];
  inline_policies: InlinePolicyShape[];
  position: PositionShape;
}

export interface RoleShape {
  id: string;
  account_id: string;
  name: string;
  path: string;
  arn: string;
  description: string;
  max_session_duration: number;
  trust_policy: string;
  trust_links: TrustLinkShape[];
  trust_findings: FindingShape[];
  attachments: AttachmentShape[];
  inline_policies: InlinePolicyShape[];
  boundary: string | null;
  tags: Record<string, string>;
  position: PositionShape;
}

export interface InstanceProfileShape {
  id: string;
  account_id: string;
  name: string;
  path: string;
  arn: string;
  role_id: string | null;
  tags: Record<string, string>;
}

export interface ProviderShape {
  id: string;
  account_id: string;
  kind: ProviderKind;
  name: string;
  arn: string;
  client_ids: string[];
  thumbprints: string[];
  own_metadata: boolean;
  tags: Record<string, string>;
  position: PositionShape;
}

export interface ResourceShape {
  id: string;
  account_id: string;
  name: string;
  type: ResourceType;
  arn: string;
  policy: string | null;
  policy_findings: FindingShape[];
  role_id: string | null;
  instance_profile_id: string | null;
  position: PositionShape;
}

export interface PolicyVersionShape {
  id: string;
  created_at: string;
}

export interface NoteShape {
  id: string;
  text: string;
  position: PositionShape;
}

export interface ManagedPolicyShape {
  id: string;
  account_id: string | null;
  arn: string;
  name: string;
  description: string;
  document: string;
  tags: Record<string, string>;
  subset: boolean;
  default_version: string;
  versions: PolicyVersionShape[];
}

export interface SandboxShape {
  id: string;
  name: string;
  exercise: string | null;
  clock: ClockShape;
}

export interface CanvasShape {
  revision: number;
  now: string;
  may_edit: boolean;
  may_undo: boolean;
  may_redo: boolean;
  supervision: SupervisionShape | null;
  help: HelpShape | null;
  sandbox: SandboxShape;
  accounts: AccountShape[];
  identities: IdentityShape[];
  groups: GroupShape[];
  roles: RoleShape[];
  instance_profiles: InstanceProfileShape[];
  providers: ProviderShape[];
  resources: ResourceShape[];
  notes: NoteShape[];
  policies: ManagedPolicyShape[];
  organizations: OrganizationShape[];
  sessions: SessionShape[];
}

export interface SessionShape {
  id: string;
  kind: "role" | "user" | "federated";
  role_id: string | null;
  role_name: string;
  role_arn: string;
  caller_id: string | null;
  caller_session_id: string | null;
  caller_label: string;
  session_name: string;
  arn: string;
  user_id: string;
  mfa: boolean;
  access_key_id: string;
  issued_at: string;
  expiration: string;
  duration: number;
  ends_at: string | null;
  renews: boolean;
  reason: string;
  tags: Record<string, string>;
  transitive_tag_keys: string[];
  source_identity: string;
  state: SessionState;
}

export interface ClockShape {
  rate: number;
  paused: boolean;
  real_anchor: string;
  sandbox_anchor: string;
}

export interface OrganizationUnitShape {
  id: string;
  name: string;
  parent_id: string;
}

export interface OrganizationMemberShape {
  account_id: string;
  parent_id: string;
}

export interface OrganizationPolicyShape {
  id: string;
  type: OrganizationPolicyType;
  name: string;
  description: string;
  document: string;
  aws_managed: boolean;
  target_ids: string[];
}

export interface OrganizationShape {
  id: string;
  root_id: string;
  management_account_id: string;
  units: OrganizationUnitShape[];
  members: OrganizationMemberShape[];
  policies: OrganizationPolicyShape[];
}

export interface MistakeShape {
  code: string;
  feedback: string;
  goals: string[];
}

export interface GoalShape {
  id: string;
  text: string;
  must_not: boolean;
  met: boolean | null;
  why: string;
}

export interface Actor {
  id: string;
  name: string;
}

export interface HelpShape {
  sandbox: string;
  state: HelpState;
  since: string;
  asked_by: Actor | null;
  asked_at: string | null;
  note: string;
  helper: Actor | null;
  ending: HelpEnding;
}

export interface SupervisionShape {
  id: string;
  frozen: boolean;
  message: string;
  clock_kept: boolean;
  people: Actor[];
}

export interface ClassExercise {
  slug: string;
  title: string;
  minutes: number;
}

export interface ClassShape {
  id: string;
  revision: number;
  title: string;
  state: WorkshopState;
  led_by: Actor[];
  exercises: ClassExercise[];
  current: number | null;
  starts_at: string | null;
  ends_at: string | null;
}

export interface SeatShape {
  workshop_id: string;
  nickname: string;
  state: SeatState;
  team: string;
}

export interface TeamShape {
  id: string;
  name: string;
}

export interface WorkshopShape {
  id: string;
  revision: number;
  title: string;
  state: WorkshopState;
  owner_id: string;
  led_by: Actor[];
  exercises: ClassExercise[];
  current: number | null;
  starts_at: string | null;
  ends_at: string | null;
  waiting_room: boolean;
  variants: boolean;
  teams: TeamShape[];
  frozen: boolean;
  message: string;
  clock_kept: boolean;
  created_at: string;
}

export interface LearnerHelp {
  learner_id: string;
  help: HelpShape;
}

export interface LearnerShape {
  id: string;
  person_id: string;
  nickname: string;
  guest: boolean;
  state: SeatState;
  team_id: string | null;
  roster_id: string | null;
  joined_at: string;
  last_seen: string;
  may_be_shown: boolean;
}

export interface PollShape {
  number: number;
  text: string;
  options: string[];
  many: boolean;
  answered: number;
  bars: number[];
  right: number[] | null;
  why: string[];
}

export interface TryShape {
  action: string;
  outcome: string;
  times: number;
  learners: number;
}

export interface ControlShape {
  id: string;
  kind: ControlKind;
  by: Actor | null;
  started_at: string;
  ends_at: string | null;
  ended_at: string | null;
  words: string;
  sandbox_id: string | null;
  link: string | null;
  rate: number | null;
  paused: boolean;
  done: number;
  of: number;
  failed: number;
  revoked: boolean;
  poll: PollShape | null;
  away: string[];
  tries: TryShape[];
}

export interface ControlsShape {
  revision: number;
  controls: ControlShape[];
}

export interface MessageShape {
  id: string;
  by: Actor | null;
  at: string;
  text: string;
  hint: number | null;
  for_all: boolean;
  to: string[];
  read: number;
}

export interface Point {
  x: number;
  y: number;
}

export interface View {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Where {
  cursor: Point | null;
  selected: string[];
  opened: string | null;
  view: View | null;
}

export interface SandboxChanged {
  type: "SandboxChanged";
  sandbox: SandboxShape;
}

export interface AccountChanged {
  type: "AccountChanged";
  account: AccountShape;
}

export interface AccountRemoved {
  type: "AccountRemoved";
  account_id: string;
}

export interface IdentityChanged {
  type: "IdentityChanged";
  identity: IdentityShape;
}

export interface IdentityRemoved {
  type: "IdentityRemoved";
  identity_id: string;
}

export interface GroupChanged {
  type: "GroupChanged";
  group: GroupShape;
}

export interface GroupRemoved {
  type: "GroupRemoved";
  group_id: string;
}

export interface RoleChanged {
  type: "RoleChanged";
  role: RoleShape;
}

export interface RoleRemoved {
  type: "RoleRemoved";
  role_id: string;
}

export interface InstanceProfileChanged {
  type: "InstanceProfileChanged";
  instance_profile: InstanceProfileShape;
}

export interface InstanceProfileRemoved {
  type: "InstanceProfileRemoved";
  instance_profile_id: string;
}

export interface ProviderChanged {
  type: "ProviderChanged";
  provider: ProviderShape;
}

export interface ProviderRemoved {
  type: "ProviderRemoved";
  provider_id: string;
}

export interface ResourceChanged {
  type: "ResourceChanged";
  resource: ResourceShape;
}

export interface ResourceRemoved {
  type: "ResourceRemoved";
  resource_id: string;
}

export interface NoteChanged {
  type: "NoteChanged";
  note: NoteShape;
}

export interface NoteRemoved {
  type: "NoteRemoved";
  note_id: string;
}

export interface PolicyChanged {
  type: "PolicyChanged";
  policy: ManagedPolicyShape;
}

export interface PolicyRemoved {
  type: "PolicyRemoved";
  policy_id: string;
}

export interface OrganizationChanged {
  type: "OrganizationChanged";
  organization: OrganizationShape;
}

export interface OrganizationRemoved {
  type: "OrganizationRemoved";
  organization_id: string;
}

export interface NodePosition {
  id: string;
  position: PositionShape;
}

export interface NodesMoved {
  type: "NodesMoved";
  positions: NodePosition[];
}

export interface SessionIssued {
  type: "SessionIssued";
  session: SessionShape;
}

export interface SessionsChanged {
  type: "SessionsChanged";
  sessions: SessionShape[];
}

export interface SessionsExpired {
  type: "SessionsExpired";
  session_ids: string[];
}

export interface SessionsRemoved {
  type: "SessionsRemoved";
  session_ids: string[];
}

export interface CanvasReplaced {
  type: "CanvasReplaced";
}

export interface Welcome {
  type: "welcome";
  revision: number;
  now: string;
  person: Actor | null;
}

export interface Edit {
  type: "edit";
  revision: number;
  at: string;
  person: Actor | null;
  events: JournaledEvent[];
}

export interface Heartbeat {
  type: "heartbeat";
  revision: number;
  now: string;
}

export interface GoalsMarked {
  type: "goals";
  revision: number;
  goals: GoalShape[];
  mistakes: MistakeShape[];
  score: number;
}

export interface Supervised {
  type: "supervision";
  supervision: SupervisionShape | null;
}

export interface Helped {
  type: "help";
  help: HelpShape | null;
}

export interface Activity {
  type: "activity";
}

export interface Presence {
  type: "presence";
  peer: string;
  person: Actor;
  may_edit: boolean;
  where: Where;
}

export interface Left {
  type: "left";
  peer: string;
}

export interface WorkshopChanged {
  type: "WorkshopChanged";
  workshop: WorkshopShape;
}

export interface LearnerChanged {
  type: "LearnerChanged";
  learner: LearnerShape;
}

export interface LearnerGone {
  type: "LearnerGone";
  learner_id: string;
}

export interface ControlsChanged {
  type: "ControlsChanged";
  controls: ControlsShape;
}

export interface MessageSent {
  type: "MessageSent";
  message: MessageShape;
}

export interface RosterChanged {
  type: "RosterChanged";
  entries: number;
}

export interface CoInstructorLinksChanged {
  type: "CoInstructorLinksChanged";
  links: number;
}

export interface HelpChanged {
  type: "HelpChanged";
  helped: LearnerHelp;
}

export interface WorkshopEdit {
  type: "workshop";
  revision: number;
  at: string;
  person: Actor | null;
  events: ClassroomEvent[];
}

export interface ClassChanged {
  type: "class";
  workshop: ClassShape;
}

export interface SeatChanged {
  type: "seat";
  seat: SeatShape;
}

export interface ControlsTold {
  type: "controls";
  controls: ControlsShape;
}

export interface MessageTold {
  type: "message";
  message: MessageShape;
}

export interface MessageRead {
  type: "read";
  message_id: string;
  read: number;
}

export interface BarsTold {
  type: "bars";
  control_id: string;
  answered: number;
  bars: number[];
}

export interface ControlCounted {
  type: "counted";
  control: ControlShape;
}

export interface LiveSession {
  id: string;
  role: string;
  ends_at: string | null;
}

export interface LearnerProgress {
  learner_id: string;
  exercise: string;
  sandbox: string;
  revision: number;
  started_at: string;
  moved_at: string | null;
  finished_at: string | null;
  met: (boolean | null)[];
  reasons: string[];
  hints: number;
  mistakes: string[];
  sessions: number;
  live: LiveSession[];
}

export interface Progress {
  type: "progress";
  rows: LearnerProgress[];
}

export interface Here {
  type: "here";
  people: string[];
}

export type JournaledEvent =
  | SandboxChanged
  | AccountChanged
  | AccountRemoved
  | IdentityChanged
  | IdentityRemoved
  | GroupChanged
  | GroupRemoved
  | RoleChanged
  | RoleRemoved
  | InstanceProfileChanged
  | InstanceProfileRemoved
  | ProviderChanged
  | ProviderRemoved
  | ResourceChanged
  | ResourceRemoved
  | NoteChanged
  | NoteRemoved
  | PolicyChanged
  | PolicyRemoved
  | OrganizationChanged
  | OrganizationRemoved
  | NodesMoved
  | SessionIssued
  | SessionsChanged
  | SessionsExpired
  | SessionsRemoved
  | CanvasReplaced;

export type ClassroomEvent = WorkshopChanged | LearnerChanged | LearnerGone | ControlsChanged | MessageSent | RosterChanged | CoInstructorLinksChanged | HelpChanged;

export type Message = Welcome | Edit | Heartbeat | GoalsMarked | Supervised | Helped | Activity | Presence | Left | WorkshopEdit | ClassChanged | SeatChanged | ControlsTold | MessageTold | MessageRead | BarsTold | ControlCounted | Progress | Here;
