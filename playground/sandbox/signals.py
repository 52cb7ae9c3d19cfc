"""sandbox_changed, the only signal: how news travels up. Sent after commit with `sandbox_pk`, `revision` and

`facts_stand`: whether the engine would be told the same as before; `services_stand`: whether no service may have won or
lost credentials; `only_placed`: whether nodes moved or notes changed and nothing else did; `exercise`: which one is
done in this sandbox, or "".
"""

from django.dispatch import Signal

sandbox_changed = Signal()
