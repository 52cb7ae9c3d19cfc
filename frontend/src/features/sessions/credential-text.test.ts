import { expect, test } from "vitest";

import { credentialText, shortened } from "./credential-text";

const credentials = {
  accessKeyId: "ASIAABCDEFGHEXAMPLE1",
  secretAccessKey: "abc/def+ghi",
  sessionToken: "PLAYGROUND'token",
  expiration: "2030-01-07T10:00:00Z",
};

test("a shell gets the three parts and when they end, safely quoted", () => {
  expect(credentialText(credentials, "shell")).toBe(
    [
      "export AWS_ACCESS_KEY_ID='ASIAABCDEFGHEXAMPLE1'",
      "export AWS_SECRET_ACCESS_KEY='abc/def+ghi'",
      "export AWS_SESSION_TOKEN='PLAYGROUND'\\''token'",
      "export AWS_SESSION_EXPIRATION='2030-01-07T10:00:00Z'",
    ].join("\n"),
  );
});

test("PowerShell has its own spelling", () => {
  expect(credentialText(credentials, "powershell").split("\n")[0]).toBe(
    '$Env:AWS_ACCESS_KEY_ID="ASIAABCDEFGHEXAMPLE1"',
  );
});

test("a profile names the session token, without which temporary keys do not work", () => {
  expect(credentialText(credentials, "profile")).toContain("aws_session_token = PLAYGROUND'token");
});

test("a long token is shown by its ends, a short one whole", () => {
  expect(shortened("PLAYGROUNDabcdefghijklmnop")).toBe("PLAYGROU…mnop");
  expect(shortened("short")).toBe("short");
});

test("a credential_process prints one JSON object, with the end that makes the tool ask again", () => {
  expect(JSON.parse(credentialText(credentials, "process"))).toEqual({
    Version: 1,
    AccessKeyId: "ASIAABCDEFGHEXAMPLE1",
    SecretAccessKey: credentials.secretAccessKey,
    SessionToken: "PLAYGROUND'token",
    Expiration: "2030-01-07T10:00:00Z",
  });
});
