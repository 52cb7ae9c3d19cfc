"""Somebody goes for good. `person_leaving`: what others keep is taken out of theirs, and names nobody any more;
`person_going`: then what is left of theirs goes. Both are sent with `person`, in one transaction.

`guest_bringing`: all that is `guest`'s is about to be `person`'s. Whoever bounds what one person has refuses here, by
`refuse_over` in accounts.py."""

from django.dispatch import Signal

person_leaving = Signal()
person_going = Signal()
guest_bringing = Signal()
