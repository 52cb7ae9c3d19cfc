"""What AWS Organizations refuses, under its codes (AWS Organizations API Reference, errors of each action)."""

from playground.errors import Kind, PlaygroundError


class AlreadyInOrganizationException(PlaygroundError):
    code = "AlreadyInOrganizationException"
    kind = Kind.CONFLICT


class OrganizationNotEmptyException(PlaygroundError):
    code = "OrganizationNotEmptyException"
    kind = Kind.CONFLICT


class MasterCannotLeaveOrganizationException(PlaygroundError):
    code = "MasterCannotLeaveOrganizationException"
    kind = Kind.CONFLICT


class DuplicateOrganizationalUnitException(PlaygroundError):
    code = "DuplicateOrganizationalUnitException"
    kind = Kind.CONFLICT


class OrganizationalUnitNotEmptyException(PlaygroundError):
    code = "OrganizationalUnitNotEmptyException"
    kind = Kind.CONFLICT


class ConstraintViolationException(PlaygroundError):
    """A quota, or a rule such as "at least one SCP on each target"."""

    code = "ConstraintViolationException"
    kind = Kind.CONFLICT


class DuplicatePolicyException(PlaygroundError):
    code = "DuplicatePolicyException"
    kind = Kind.CONFLICT


class DuplicatePolicyAttachmentException(PlaygroundError):
    code = "DuplicatePolicyAttachmentException"
    kind = Kind.CONFLICT


class PolicyInUseException(PlaygroundError):
    code = "PolicyInUseException"
    kind = Kind.CONFLICT


class PolicyNotAttachedException(PlaygroundError):
    code = "PolicyNotAttachedException"
    kind = Kind.CONFLICT


class PolicyChangesNotAllowedException(PlaygroundError):
    """AWS's own policies stay as they are."""

    code = "PolicyChangesNotAllowedException"
    kind = Kind.CONFLICT
