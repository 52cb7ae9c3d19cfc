/** PURE: a first resource policy to change: it lets the resource's own account read, and nobody else. */
import { splitArn } from "../../lib/arn";
import type { ResourceType } from "../../live/events.gen";
import type { Resource } from "../../model/canvas";

const READ_ACTION: Record<ResourceType, string> = {
  bucket: "s3:GetObject",
  table: "dynamodb:GetItem",
  function: "lambda:InvokeFunction",
  instance: "ec2:DescribeInstances",
  task: "ecs:DescribeTasks",
  queue: "sqs:ReceiveMessage",
  topic: "sns:Subscribe",
  key: "kms:Decrypt",
  secret: "secretsmanager:GetSecretValue",
};

export function resourceStarter(resource: Pick<Resource, "type" | "arn">): string {
  // A bucket's ARN names no account: the learner puts one in.
  const account = splitArn(resource.arn)?.account || "111122223333";
  const statement = {
    Effect: "Allow",
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: READ_ACTION[resource.type],
    Resource: resource.type === "bucket" ? `${resource.arn}/*` : resource.arn,
  };
  return JSON.stringify({ Version: "2012-10-17", Statement: [statement] }, null, 2);
}
