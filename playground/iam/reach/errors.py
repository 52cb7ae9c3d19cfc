"""What can be wrong with the document of an organisation."""

from playground.errors import Kind, PlaygroundError


class MalformedOrganization(PlaygroundError):
    """A document that does not follow its schema."""

    code = "malformed_organization"


class OrganizationTooLarge(MalformedOrganization):
    """A document above the limits."""

    code = "organization_too_large"
    kind = Kind.TOO_LARGE
