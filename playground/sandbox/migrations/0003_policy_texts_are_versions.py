from django.db import migrations


class Migration(migrations.Migration):
    """Apart from 0002: PostgreSQL changes no table in the transaction that fills another one that points to it."""

    dependencies = [("sandbox", "0002_policy_versions")]

    operations = [migrations.RemoveField("policy", "document")]
