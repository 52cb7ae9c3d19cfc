from django.db import migrations, models

import playground.sandbox.ids


def give_ids(apps, schema_editor):
    """Every profile made before gets its unique id."""
    for profile in apps.get_model("sandbox", "InstanceProfile").objects.filter(public_id=None):
        profile.public_id = playground.sandbox.ids.instance_profile_id()
        profile.save(update_fields=["public_id"])


class Migration(migrations.Migration):

    dependencies = [("sandbox", "0006_providers")]

    operations = [
        migrations.AddField("instanceprofile", "path", models.CharField(default="/", max_length=512)),
        migrations.AddField("instanceprofile", "tags", models.JSONField(blank=True, default=dict)),
        migrations.AddField(
            "instanceprofile", "public_id", models.CharField(max_length=32, null=True, editable=False)
        ),
        migrations.RunPython(give_ids, migrations.RunPython.noop),
        migrations.AlterField(
            "instanceprofile",
            "public_id",
            models.CharField(
                default=playground.sandbox.ids.instance_profile_id, editable=False, max_length=32, unique=True
            ),
        ),
    ]
