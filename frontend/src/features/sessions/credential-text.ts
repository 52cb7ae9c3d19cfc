/**
 * Temporary credentials as text to paste: environment variables for a shell, or a profile for the AWS CLI.
 *
 * Names of the variables: AWS page "Configuring environment variables for the AWS CLI".
 */

export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: string;
}

export type CredentialForm = "shell" | "powershell" | "profile" | "process";

export function credentialText(credentials: Credentials, form: CredentialForm): string {
  const values = named(credentials);
  if (form === "shell") return values.map(([name, value]) => `export ${name}=${shellQuoted(value)}`).join("\n");
  if (form === "powershell") return values.map(([name, value]) => `$Env:${name}="${value}"`).join("\n");
  return form === "process" ? processOutput(credentials) : profile(credentials);
}

/** What a credential_process has to print. AWS page "Sourcing credentials with an external process". */
function processOutput(credentials: Credentials): string {
  const values = {
    Version: 1,
    AccessKeyId: credentials.accessKeyId,
    SecretAccessKey: credentials.secretAccessKey,
    SessionToken: credentials.sessionToken,
    Expiration: credentials.expiration,
  };
  return JSON.stringify(values, null, 2);
}

function named(credentials: Credentials): [string, string][] {
  return [
    ["AWS_ACCESS_KEY_ID", credentials.accessKeyId],
    ["AWS_SECRET_ACCESS_KEY", credentials.secretAccessKey],
    ["AWS_SESSION_TOKEN", credentials.sessionToken],
    ["AWS_SESSION_EXPIRATION", credentials.expiration],
  ];
}

function profile(credentials: Credentials): string {
  return [
    "[understudy]",
    `aws_access_key_id = ${credentials.accessKeyId}`,
    `aws_secret_access_key = ${credentials.secretAccessKey}`,
    `aws_session_token = ${credentials.sessionToken}`,
  ].join("\n");
}

function shellQuoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

/** The first and last characters of a long secret: enough to recognise it, too little to use it. */
export function shortened(value: string, kept = 8): string {
  return value.length <= kept * 2 ? value : `${value.slice(0, kept)}…${value.slice(-4)}`;
}
