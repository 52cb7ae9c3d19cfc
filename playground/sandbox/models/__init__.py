"""The tables of a sandbox. Every row names its sandbox, so that no query can reach into another one."""

from playground.sandbox.models.account import Account
from playground.sandbox.models.activity import ActivityRecord
from playground.sandbox.models.help import Help
from playground.sandbox.models.identity import AccessKey, Group, Identity, Membership
from playground.sandbox.models.journal import JournalEntry
from playground.sandbox.models.login_profile import LoginProfile
from playground.sandbox.models.mfa import MfaDevice
from playground.sandbox.models.note import Note
from playground.sandbox.models.organization import (
    Organization,
    OrganizationAttachment,
    OrganizationMember,
    OrganizationPolicy,
    OrganizationUnit,
)
from playground.sandbox.models.policy import InlinePolicy, Policy, PolicyAttachment, PolicyVersion
from playground.sandbox.models.position import Position
from playground.sandbox.models.provider import Provider
from playground.sandbox.models.resource import Resource
from playground.sandbox.models.role import InstanceProfile, Role
from playground.sandbox.models.sandbox import Member, Sandbox
from playground.sandbox.models.share import ShareLink
from playground.sandbox.models.supervision import Supervision, Supervisor
from playground.sandbox.models.switch import RoleSwitch
from playground.sandbox.models.version import Version

__all__ = [
    "AccessKey",
    "Account",
    "ActivityRecord",
    "Group",
    "Help",
    "Identity",
    "InlinePolicy",
    "InstanceProfile",
    "JournalEntry",
    "LoginProfile",
    "Member",
    "Membership",
    "MfaDevice",
    "Note",
    "Organization",
    "OrganizationAttachment",
    "OrganizationMember",
    "OrganizationPolicy",
    "OrganizationUnit",
    "Policy",
    "PolicyAttachment",
    "PolicyVersion",
    "Position",
    "Provider",
    "Resource",
    "Role",
    "RoleSwitch",
    "Sandbox",
    "ShareLink",
    "Supervision",
    "Supervisor",
    "Version",
]
