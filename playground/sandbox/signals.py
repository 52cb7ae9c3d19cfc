"""sandbox_changed, the only signal: how news travels up. Sent after commit with `sandbox_pk` and `revision`."""

from django.dispatch import Signal

sandbox_changed = Signal()
