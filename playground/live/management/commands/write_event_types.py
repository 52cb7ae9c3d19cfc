"""`manage.py write_event_types [--check]`: shapes and events to the front end's TypeScript."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from playground.live.typescript import event_types

TARGET = "frontend/src/live/events.gen.ts"


class Command(BaseCommand):
    help = f"Write {TARGET} from playground/live/shapes.py and events.py."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="write nothing; fail if the file is not current")

    def handle(self, *args: Any, **options: Any) -> None:
        target = settings.BASE_DIR / TARGET
        current = target.read_text(encoding="utf-8") if target.exists() else ""
        if current == event_types():
            self.stdout.write(f"{TARGET} is current.")
        elif options["check"]:
            raise CommandError(f"{TARGET} is not current. Run: python3 manage.py write_event_types")
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(event_types(), encoding="utf-8")
            self.stdout.write(f"{TARGET} written.")
