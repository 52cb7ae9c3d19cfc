"""Organization: accounts in a tree of organizational units, and the policies that bound them.

Source: AWS Organizations User Guide, "Terminology and concepts".
"""

from django.db import models

from playground.sandbox import ids
from playground.sandbox.models.account import Account
from playground.sandbox.models.sandbox import Sandbox


class Organization(models.Model):
    """At most one in a sandbox, both policy types enabled. Its root has no row: no parent means it.

    A file may bring its id.
    """

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="organizations")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, default=ids.organization_id, editable=False)
    root_id = models.CharField(max_length=ids.MAX_LENGTH, default=ids.root_id, editable=False)
    management = models.ForeignKey(Account, on_delete=models.RESTRICT, related_name="managed_organizations")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sandbox"], name="organization_once")]

    def __str__(self) -> str:
        return self.public_id


class OrganizationUnit(models.Model):
    """An OU. `parent` None: it hangs on the root."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="organization_units")
    organization = models.ForeignKey(Organization, on_delete=models.RESTRICT, related_name="units")
    public_id = models.CharField(max_length=ids.MAX_LENGTH, unique=True, editable=False)
    parent = models.ForeignKey("self", null=True, on_delete=models.RESTRICT, related_name="units")
    name = models.CharField(max_length=128)

    def __str__(self) -> str:
        return self.name


class OrganizationMember(models.Model):
    """An account in an organization, the management account too. `unit` None: it hangs on the root."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="organization_members")
    organization = models.ForeignKey(Organization, on_delete=models.RESTRICT, related_name="members")
    account = models.OneToOneField(Account, on_delete=models.RESTRICT, related_name="membership")
    unit = models.ForeignKey(OrganizationUnit, null=True, on_delete=models.RESTRICT, related_name="members")

    def __str__(self) -> str:
        return f"{self.account} in {self.organization}"


class OrganizationPolicyType(models.TextChoices):
    SCP = "scp", "Service control policy"
    RCP = "rcp", "Resource control policy"


class OrganizationPolicy(models.Model):
    """An SCP or RCP. `aws_managed` marks FullAWSAccess. RCPFullAWSAccess has no row: it is everywhere and for good."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="organization_policies")
    organization = models.ForeignKey(Organization, on_delete=models.RESTRICT, related_name="policies")
    public_id = models.CharField(
        max_length=ids.MAX_LENGTH, unique=True, default=ids.organization_policy_id, editable=False
    )
    type = models.CharField(max_length=3, choices=OrganizationPolicyType.choices)
    name = models.CharField(max_length=128)
    description = models.CharField(max_length=512, blank=True, default="")
    document = models.TextField()
    aws_managed = models.BooleanField(default=False)

    class Meta:
        verbose_name_plural = "organization policies"
        constraints = [
            models.UniqueConstraint(fields=["organization", "type", "name"], name="organization_policy_once")
        ]

    def __str__(self) -> str:
        return self.name


class OrganizationAttachment(models.Model):
    """A policy on an OU or an account; on the root when it names neither."""

    sandbox = models.ForeignKey(Sandbox, on_delete=models.CASCADE, related_name="organization_attachments")
    organization = models.ForeignKey(Organization, on_delete=models.RESTRICT, related_name="attachments")
    policy = models.ForeignKey(OrganizationPolicy, on_delete=models.RESTRICT, related_name="attachments")
    unit = models.ForeignKey(OrganizationUnit, null=True, on_delete=models.RESTRICT, related_name="attachments")
    member = models.ForeignKey(OrganizationMember, null=True, on_delete=models.RESTRICT, related_name="attachments")

    def __str__(self) -> str:
        return f"{self.policy} on {self.member or self.unit or self.organization}"
