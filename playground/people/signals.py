"""`person_leaving`: somebody deletes everything of theirs. Sent with `person`, before it all goes."""

from django.dispatch import Signal

person_leaving = Signal()
