"""Making a platform known: what an administrator enters is checked before anything is believed or asked."""

from typing import Final

from django.core.exceptions import ValidationError

from playground.workshop.lti.addresses import AddressRefused, check_address
from playground.workshop.models import LtiPlatform

ADDRESSES: Final = ("authorize_url", "access_url", "keys_url")


def check(platform: LtiPlatform) -> None:
    """Raise Django's ValidationError, by field."""
    wrong: dict[str, str] = {}
    for name in ADDRESSES:
        try:
            check_address(getattr(platform, name))
        except AddressRefused as error:
            wrong[name] = str(error)
    if any(each.isspace() for each in platform.issuer):
        wrong["issuer"] = "An issuer is an address without spaces."
    if not platform.deployment_ids:
        wrong["deployments"] = "Write at least one deployment id."
    if wrong:
        raise ValidationError(wrong)


def register(**values: str) -> LtiPlatform:
    """Out: the platform, new or, for an issuer and client id that are known, with these values from now on."""
    known = LtiPlatform.objects.filter(issuer=values["issuer"], client_id=values["client_id"]).first()
    platform = known or LtiPlatform()
    for name, value in values.items():
        setattr(platform, name, value)
    platform.full_clean()
    check(platform)
    platform.save()
    return platform
