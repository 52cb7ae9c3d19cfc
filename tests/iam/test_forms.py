"""Whether a Resource pattern can mean a resource of a form: never no where some text fits both."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playground.iam.reference.forms import may_mean
from playground.iam.reference.lookup import find_action, find_key, offers

FORM = "arn:${Partition}:svc:${Region}:${Account}:thing/${Name}/part-${Part}"
_PLACE = re.compile(r"\$\{[^}]*\}")
_FILLINGS = st.text("ab-1", max_size=4)
_LAST = st.text("ab-1/:", max_size=4)


@st.composite
def fitting(draw: st.DrawFn) -> str:
    """A text of the form, of which some letters have become wildcards."""
    filled = _PLACE.sub(lambda place: draw(_LAST if place.group() == "${Part}" else _FILLINGS), FORM)
    start = draw(st.integers(0, len(filled)))
    end = draw(st.integers(start, len(filled)))
    middle = draw(st.sampled_from(["*", "?" * (end - start), "**", filled[start:end]]))
    return filled[:start] + middle + filled[end:]


@given(fitting())
def test_whatever_some_text_fits_is_never_refused(pattern: str) -> None:
    assert may_mean(pattern, FORM)


@pytest.mark.parametrize(
    ("pattern", "fits"),
    [
        ("arn:aws:svc:eu:1:thing/a/part-b", True),
        ("arn:aws:svc:eu:1:thing/a/part", False),
        ("arn:aws:svc:eu:1:thing/a/part-", True),
        ("arn:aws:svc:eu:1:other/a/part-b", False),
        ("arn:aws:other:eu:1:thing/a/part-b", False),
        ("arn:aws:svc:eu:1:2:thing/a/part-b", False),  # a colon in a part that has none
        ("arn:aws:svc:eu:1:thing/a:b/part-c:d", True),
        ("arn:aws:sv?:eu:1:thing/a/part-b", True),
        ("arn:aws:sv??:eu:1:thing/a/part-b", False),
        ("arn:aws:s?:eu:1:thing/a/part-b", False),
        ("arn:aws:svc:*", True),
        ("arn:aws:svc:*:thing/a", True),  # at the end of the last part, which may hold anything
        ("arn:aws:svc:*x/part-b", True),
        ("*", True),
        ("arn:aws:svc:eu:1:thing/${aws:username}/part-b", True),
        ("arn:aws:svc:eu:1:other/${aws:username}", False),
    ],
)
def test_what_no_text_fits_is_refused(pattern: str, fits: bool) -> None:
    assert may_mean(pattern, FORM) is fits


@pytest.mark.parametrize(
    ("pattern", "bucket", "item"),
    [
        ("arn:aws:s3:::plans", True, False),
        ("arn:aws:s3:::plans/", False, True),
        ("arn:aws:s3:::plans/*", False, True),
        ("arn:aws:s3:::plans*", True, True),
        ("arn:aws:s3:::pl?ns", True, True),  # ? may be the slash
    ],
)
def test_a_bucket_has_no_slash_and_an_object_has_one(pattern: str, bucket: bool, item: bool) -> None:
    assert may_mean(pattern, "arn:${Partition}:s3:::${BucketName}") is bucket
    assert may_mean(pattern, "arn:${Partition}:s3:::${BucketName}/${ObjectName}") is item


def test_a_pattern_too_long_to_be_looked_at_is_taken_to_fit() -> None:
    assert may_mean("arn:aws:none:::" + "a" * 2_048, FORM)
    assert not may_mean("arn:aws:none:::" + "a" * 2_000, FORM)


@pytest.mark.parametrize(
    ("key", "known"),
    [
        ("aws:RequestTag/team", "aws:RequestTag/KEY"),
        ("AWS:requesttag/Cost.Center", "aws:RequestTag/KEY"),
        ("kms:EncryptionContext:app", "kms:EncryptionContext:KEY"),
        ("s3:ExistingObjectTag/a", "s3:ExistingObjectTag/KEY"),
        ("accounts.google.com:sub", "accounts.google.com:sub"),
        ("saml:cn", "saml:cn"),
        ("aws:Nothing", None),
        ("a:" + "b" * 200, None),
    ],
)
def test_a_key_is_known_by_its_form(key: str, known: str | None) -> None:
    found = find_key(key)
    assert (found and found.name) == known


@pytest.mark.parametrize(("key", "carried"), [("kms:EncryptionContext:app", True), ("s3:prefix", False)])
def test_an_action_carries_the_keys_of_its_table(key: str, carried: bool) -> None:
    action = find_action("kms:Decrypt")
    assert action is not None
    assert offers(action, key) is carried


def test_an_action_has_the_access_and_the_keys_of_its_types() -> None:
    tagging, listing = find_action("iam:TagRole"), find_action("s3:ListBucket")
    assert tagging is not None and listing is not None
    assert (tagging.access, listing.access) == ("tagging", "list")
    assert "aws:ResourceTag/KEY" in tagging.keys
