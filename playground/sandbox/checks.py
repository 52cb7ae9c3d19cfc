"""Is this policy text fit to be saved? The engine finds what is wrong; this says it in AWS's codes."""

import re

from playground.iam.findings import FindingLevel
from playground.iam.known import KnownPrincipals
from playground.iam.parse import parse_policy
from playground.iam.policy import PolicyType
from playground.sandbox import limits
from playground.sandbox.errors import DocumentChanged, LimitExceeded, MalformedPolicyDocument, PolicyTooLarge
from playground.sentences import say

QUOTA = "Cannot exceed quota"  # how AWS's LimitExceeded begins; all other complaints are about the text itself
STRING_OR_SPACE = re.compile(r'("(?:[^"\\]|\\.)*")|\s+')


def check_document(
    text: str, policy_type: PolicyType, *, known: KnownPrincipals | None = None, place: str = "document"
) -> str:
    """Out: the text. MalformedPolicyDocument carries every finding in `details.findings`, the first one as message."""
    if len(text) > limits.WIRE_CHARACTERS:
        raise PolicyTooLarge(
            say("The policy has {count} characters.", count=len(text)),
            hint=say("At most {most} are read; AWS allows far fewer.", most=limits.WIRE_CHARACTERS),
            place=place,
        )
    parsed = parse_policy(text, policy_type, known=known)
    if not parsed.ok:
        first = next(finding for finding in parsed.findings if finding.level is FindingLevel.ERROR)
        findings = [finding.to_json() for finding in parsed.findings]
        error = LimitExceeded if first.message.startswith(QUOTA) else MalformedPolicyDocument
        raise error(
            first.message, hint=first.hint, place=place, details={"pointer": first.pointer, "findings": findings}
        )
    return text


def check_base(base: str | None, current: str) -> None:
    """In: the text that a writer started from (None: does not say), and the one saved now. Refuse if they differ."""
    if base is not None and base != current:
        raise DocumentChanged(
            say("This policy was saved by somebody else while you were writing.")
            if current
            else say("This policy is gone."),
            hint=say("Compare the two and merge them; nothing was overwritten."),
            place="base",
            details={"current": current},
        )


def characters(text: str) -> int:
    """Out: a policy's size as AWS's quotas count it: white space outside strings is free."""
    return len(STRING_OR_SPACE.sub(lambda match: match[1] or "", text))


def check_size(text: str, quota: str, most: int) -> None:
    """Refuse a text above one of AWS's policy size quotas."""
    if characters(text) > most:
        raise LimitExceeded(
            say("Cannot exceed quota for {quota}: {most}", quota=quota, most=most),
            hint=say(
                "It has {characters} characters without white space. Use wildcards or fewer statements.",
                characters=characters(text),
            ),
            place="document",
        )
