"""sandbox_changed, the only signal: how news travels up. Sent after commit with `sandbox_pk`,

`revision`, and `facts_stand`: whether the engine would be told the same as before.
"""

from django.dispatch import Signal

sandbox_changed = Signal()
