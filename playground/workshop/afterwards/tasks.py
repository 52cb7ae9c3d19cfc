"""What Celery runs: the sending of statements."""

from celery import shared_task

from playground.workshop.afterwards.sending import StoreRefused, send
from playground.workshop.models import StatementExport


@shared_task(
    name="playground.workshop.tasks.send_statements",
    autoretry_for=(StoreRefused,),
    max_retries=5,
    retry_backoff=2,
    retry_backoff_max=60,
)
def send_statements(workshop_pk: int) -> None:
    """May run twice: a record store keeps a statement once."""
    send(workshop_pk)


@shared_task(name="playground.workshop.tasks.send_all_statements")
def send_all_statements() -> None:
    """Of every workshop that tells them."""
    for workshop_pk in StatementExport.objects.values_list("workshop", flat=True):
        send_statements.delay(workshop_pk)
