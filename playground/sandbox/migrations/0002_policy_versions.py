import django.db.models.deletion
from django.db import migrations, models
from django.utils import timezone


def keep_texts(apps, schema_editor):
    """The one text that a policy had becomes its first version."""
    policies = apps.get_model("sandbox", "Policy").objects.all()
    version = apps.get_model("sandbox", "PolicyVersion")
    version.objects.bulk_create(
        [
            version(
                sandbox_id=row.sandbox_id, policy=row, number=1, is_default=True, document=row.document, created_at=timezone.now()
            )
            for row in policies
        ],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [("sandbox", "0001_initial")]

    operations = [
        migrations.AddField("policy", "versions_made", models.PositiveIntegerField(default=1)),
        migrations.CreateModel(
            name="PolicyVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveIntegerField()),
                ("is_default", models.BooleanField()),
                ("document", models.TextField()),
                ("created_at", models.DateTimeField()),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.RESTRICT, related_name="versions", to="sandbox.policy"
                    ),
                ),
                (
                    "sandbox",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sandbox.sandbox"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("policy", "number"), name="policy_version_once"),
                    models.UniqueConstraint(
                        condition=models.Q(("is_default", True)), fields=("policy",), name="policy_default_once"
                    ),
                ]
            },
        ),
        migrations.RunPython(keep_texts, migrations.RunPython.noop),
    ]
