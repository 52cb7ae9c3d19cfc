/** Actions and condition keys as completion offers them. */
import type { Word } from "./policy-completion";

const COMMON = [
  ["s3:GetObject", "read an object"],
  ["s3:PutObject", "write an object"],
  ["s3:DeleteObject", "delete an object"],
  ["s3:ListBucket", "list a bucket"],
  ["dynamodb:GetItem", "read an item"],
  ["dynamodb:PutItem", "write an item"],
  ["dynamodb:Query", "query a table"],
  ["dynamodb:Scan", "read a whole table"],
  ["lambda:InvokeFunction", "call a function"],
  ["ec2:DescribeInstances", "list instances"],
  ["ec2:StartInstances", "start an instance"],
  ["ec2:StopInstances", "stop an instance"],
  ["sqs:SendMessage", "send a message"],
  ["sqs:ReceiveMessage", "receive a message"],
  ["sns:Publish", "publish a message"],
  ["kms:Decrypt", "decrypt with a key"],
  ["kms:Encrypt", "encrypt with a key"],
  ["secretsmanager:GetSecretValue", "read a secret"],
  ["sts:AssumeRole", "wear a role"],
  ["iam:PassRole", "give a role to a service"],
] as const;

export async function searchActions(): Promise<Word[]> {
  return COMMON.map(([text, detail]) => ({ text, detail }));
}

export async function searchKeys(): Promise<Word[]> {
  return [];
}
