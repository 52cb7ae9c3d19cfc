"""Signing in to the admin, which is counted as any other sign-in is: its accounts open the most."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from playground.languages import for_reader
from playground.people.accounts import count_try, forget_tries
from playground.people.errors import TooManyTries


class CountedSignIn(AdminAuthenticationForm):
    def clean(self) -> dict[str, Any]:
        account = f"admin {self.cleaned_data.get('username', '').lower()}"
        try:
            count_try(account, self.request.META.get("REMOTE_ADDR", ""))
        except TooManyTries as error:
            raise ValidationError(f"{for_reader(error.message)} {for_reader(error.hint)}") from error
        cleaned: dict[str, Any] = super().clean()
        forget_tries(account)
        return cleaned
