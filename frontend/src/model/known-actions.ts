/**
 * Actions that the request form offers while one types. A learner may type any other: the engine judges them all.
 *
 * Names and resource kinds: AWS "Service Authorization Reference", the actions tables of each service.
 */
import type { ResourceType } from "../live/events.gen";

export interface KnownAction {
  name: string;
  words: string;
  on: ResourceType | null;
  /** The action is on an object inside the resource: its ARN gets a suffix. */
  inside?: boolean;
}

export const KNOWN_ACTIONS: KnownAction[] = [
  { name: "s3:GetObject", words: "read an object", on: "bucket", inside: true },
  { name: "s3:PutObject", words: "write an object", on: "bucket", inside: true },
  { name: "s3:DeleteObject", words: "delete an object", on: "bucket", inside: true },
  { name: "s3:GetObjectAcl", words: "see who may use an object", on: "bucket", inside: true },
  { name: "s3:ListBucket", words: "list the objects of a bucket", on: "bucket" },
  { name: "s3:GetBucketPolicy", words: "read a bucket's policy", on: "bucket" },
  { name: "s3:PutBucketPolicy", words: "change a bucket's policy", on: "bucket" },
  { name: "s3:CreateBucket", words: "make a bucket", on: "bucket" },
  { name: "s3:DeleteBucket", words: "delete a bucket", on: "bucket" },
  { name: "s3:ListAllMyBuckets", words: "list all buckets", on: null },
  { name: "dynamodb:GetItem", words: "read an item", on: "table" },
  { name: "dynamodb:PutItem", words: "write an item", on: "table" },
  { name: "dynamodb:UpdateItem", words: "change an item", on: "table" },
  { name: "dynamodb:DeleteItem", words: "delete an item", on: "table" },
  { name: "dynamodb:Query", words: "find items by key", on: "table" },
  { name: "dynamodb:Scan", words: "read all items", on: "table" },
  { name: "dynamodb:DescribeTable", words: "see a table's settings", on: "table" },
  { name: "lambda:InvokeFunction", words: "run a function", on: "function" },
  { name: "lambda:GetFunction", words: "see a function", on: "function" },
  { name: "lambda:UpdateFunctionCode", words: "change a function's code", on: "function" },
  { name: "ec2:StartInstances", words: "start an instance", on: "instance" },
  { name: "ec2:StopInstances", words: "stop an instance", on: "instance" },
  { name: "ec2:TerminateInstances", words: "end an instance for good", on: "instance" },
  { name: "ecs:DescribeTasks", words: "see a task", on: "task" },
  { name: "ecs:StopTask", words: "stop a task", on: "task" },
  { name: "ecs:ExecuteCommand", words: "run a command in a task", on: "task" },
  { name: "ec2:DescribeInstances", words: "list instances", on: null },
  { name: "sqs:SendMessage", words: "send a message", on: "queue" },
  { name: "sqs:ReceiveMessage", words: "receive messages", on: "queue" },
  { name: "sqs:DeleteMessage", words: "delete a message", on: "queue" },
  { name: "sqs:GetQueueAttributes", words: "see a queue's settings", on: "queue" },
  { name: "sns:Publish", words: "publish to a topic", on: "topic" },
  { name: "sns:Subscribe", words: "subscribe to a topic", on: "topic" },
  { name: "kms:Decrypt", words: "decrypt with a key", on: "key" },
  { name: "kms:Encrypt", words: "encrypt with a key", on: "key" },
  { name: "kms:DescribeKey", words: "see a key's settings", on: "key" },
  { name: "secretsmanager:GetSecretValue", words: "read a secret", on: "secret" },
  { name: "secretsmanager:PutSecretValue", words: "change a secret", on: "secret" },
  { name: "secretsmanager:DescribeSecret", words: "see a secret's settings", on: "secret" },
  { name: "iam:CreateUser", words: "make a user", on: null },
  { name: "iam:ListUsers", words: "list users", on: null },
  { name: "iam:ListRoles", words: "list roles", on: null },
  { name: "iam:GetRole", words: "see a role", on: null },
  { name: "iam:PassRole", words: "hand a role to a service", on: null },
  { name: "iam:UpdateAssumeRolePolicy", words: "change whom a role trusts", on: null },
  { name: "iam:AttachRolePolicy", words: "attach a policy to a role", on: null },
  { name: "sts:AssumeRole", words: "assume a role", on: null },
  { name: "sts:GetCallerIdentity", words: "ask who I am (always allowed)", on: null },
  { name: "logs:FilterLogEvents", words: "search logs", on: null },
  { name: "cloudwatch:GetMetricData", words: "read metrics", on: null },
];

const MOST_SHOWN = 8;

/** In: what was typed and the resource chosen, if any. Out: fitting actions, those on that kind of resource first. */
export function fittingActions(typed: string, type: ResourceType | null): KnownAction[] {
  const wanted = typed.trim().toLowerCase();
  const found = KNOWN_ACTIONS.filter(
    (action) => action.name.toLowerCase().includes(wanted) || action.words.includes(wanted),
  );
  return found.toSorted((a, b) => rank(a, wanted, type) - rank(b, wanted, type)).slice(0, MOST_SHOWN);
}

function rank(action: KnownAction, wanted: string, type: ResourceType | null): number {
  const fits = type === null || action.on === type ? 0 : 2;
  return fits + (action.name.toLowerCase().startsWith(wanted) ? 0 : 1);
}

/** The ARN a request names: `arn:aws:s3:::photos` and `cat.jpg` make `arn:aws:s3:::photos/cat.jpg`. */
export function requestArn(arn: string, suffix: string): string {
  const inside = suffix.trim().replace(/^\/+/, "");
  return inside === "" ? arn : `${arn}/${inside}`;
}

export function actionNamed(name: string): KnownAction | null {
  return KNOWN_ACTIONS.find((action) => action.name.toLowerCase() === name.trim().toLowerCase()) ?? null;
}
