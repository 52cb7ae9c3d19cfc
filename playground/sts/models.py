"""RoleSession: temporary credentials and whom they speak as: a role, the user itself, or a federated user."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from playground.sandbox import ids
from playground.sandbox.models import Sandbox
from playground.sandbox.models.sentence import SentenceField


def session_id() -> str:
    return ids.short_id("ses-", 12)


class State(models.TextChoices):
    ACTIVE = "active", "Active"
    EXPIRED = "expired", "Expired"


class CallerKind(models.TextChoices):
    IDENTITY = "identity", "Identity"
    SESSION = "session", "Session"
    ROOT = "root", "Root user of an account"
    RESOURCE = "resource", "Resource that acts by itself"


class SessionKind(models.TextChoices):
    """What gave it, and so what it is: AssumeRole and kin, GetSessionToken, GetFederationToken."""

    ROLE = "role", "Role session"
    USER = "user", "Session of a user"
    FEDERATED = "federated", "Federated user"


class RoleSession(models.Model):
    """`expiration`, in sandbox time, is the truth and is compared at every use. `ends_at` is the real moment it falls
    on while the clock keeps its pace: only the sweep reads it.

    The principal is the role, or the user that a session of another kind comes from. It is linked by its unique id, not
    by its row: as in AWS, a session outlives neither a deleted role nor gets a new life from another of the same name,
    but undoing the deletion brings both back. `principal_gone` and `revoked` repeat what the journal has told browsers:
    the principal itself and its policies decide. The secret is erased at the end; the token's hash stays, to tell
    expired from unknown.
    """

    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=session_id, editable=False)
    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="role_sessions")
    kind = models.CharField(max_length=9, choices=SessionKind.choices, default=SessionKind.ROLE)
    principal_id = models.CharField(max_length=ids.MAX_LENGTH)
    principal_arn = models.CharField(max_length=2048)
    principal_name = models.CharField(max_length=64)
    principal_gone = models.BooleanField(default=False)

    caller_kind = models.CharField(max_length=8, choices=CallerKind.choices)
    caller_id = models.CharField(max_length=ids.MAX_LENGTH)  # an identity's id, a session's, or a resource's
    caller_node_id = models.CharField(
        max_length=ids.MAX_LENGTH, blank=True, default=""
    )  # where that session's line starts
    caller_label = SentenceField()

    session_name = models.CharField(max_length=64)
    access_key_id = models.CharField(max_length=20, unique=True)
    secret = models.CharField(max_length=255, blank=True, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    issued_at = models.DateTimeField()
    duration = models.PositiveIntegerField()
    expiration = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ACTIVE)
    revoked = models.BooleanField(default=False)
    renews = models.BooleanField(default=False)  # its service holds it and replaces it before its end
    renews_at = models.DateTimeField(null=True, blank=True)  # real, as ends_at

    parameters = models.JSONField(default=dict, encoder=DjangoJSONEncoder)  # as asked, for the next time
    session_policies = models.JSONField(default=list)
    tags = models.JSONField(default=dict)  # those of the session and those it inherited
    transitive_tag_keys = models.JSONField(default=list)
    source_identity = models.CharField(max_length=256, blank=True, default="")
    mfa = models.BooleanField(default=False)  # a valid code came with the call
    federation = models.JSONField(default=dict)  # provider and claims of a web identity
    reason = models.CharField(max_length=200, blank=True, default="")  # why a glass was broken, "" where none was

    class Meta:
        indexes = [
            models.Index(fields=["ends_at"], condition=Q(state="active"), name="live_sessions_by_end"),
            models.Index(fields=["sandbox", "state"], name="sessions_of_a_sandbox"),
            models.Index(
                fields=["renews_at"], condition=Q(state="active", renews=True), name="live_sessions_by_renewal"
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(expiration__gt=models.F("issued_at")), name="session_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.principal_name}/{self.session_name} ({self.access_key_id})"

    @property
    def arn(self) -> str:
        """Out: the session's principal ARN; the role's path is not part of it (IAM User Guide, "IAM identifiers")."""
        if self.kind == SessionKind.USER:
            return self.principal_arn
        account = self.principal_arn.split(":")[4]
        if self.kind == SessionKind.FEDERATED:
            return f"arn:aws:sts::{account}:federated-user/{self.session_name}"
        return f"arn:aws:sts::{account}:assumed-role/{self.principal_name}/{self.session_name}"

    @property
    def user_id(self) -> str:
        """Out: what GetCallerIdentity calls UserId: AROA…:SESSION, AIDA…, or ACCOUNT:NAME."""
        if self.kind == SessionKind.USER:
            return self.principal_id
        if self.kind == SessionKind.FEDERATED:
            return f"{self.principal_arn.split(':')[4]}:{self.session_name}"
        return f"{self.principal_id}:{self.session_name}"


def signing_key_id() -> str:
    return ids.short_id("key-", 16)


class SigningKey(models.Model):
    """The RSA key with which a sandbox's simulated identity providers sign. The private part is sealed."""

    sandbox = models.OneToOneField(Sandbox, on_delete=models.CASCADE, related_name="signing_key")
    key_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, default=signing_key_id, editable=False)
    private_key = models.TextField(editable=False)
    public_key = models.TextField(editable=False)

    def __str__(self) -> str:
        return self.key_id
