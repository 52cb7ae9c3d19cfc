"""`manage.py reseal_secrets`: after a change of the encryption key, put every secret under the new one."""

from typing import Any

from cryptography.exceptions import InvalidTag
from django.core.management.base import BaseCommand, CommandError

from playground.sts.resealing import reseal_all


class Command(BaseCommand):
    help = "Encrypt anew whatever is still under a key of PLAYGROUND_OLD_ENCRYPTION_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = reseal_all()
        except InvalidTag as error:
            raise CommandError(
                "A secret opens with none of the keys. Add the key it was encrypted with to "
                "PLAYGROUND_OLD_ENCRYPTION_KEYS and run this again: what was done stays done."
            ) from error
        self.stdout.write(f"{count} {'secret' if count == 1 else 'secrets'} encrypted anew.")
