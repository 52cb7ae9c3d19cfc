import django.db.models.deletion
from django.db import migrations, models

import playground.sandbox.ids
from playground.sandbox import ids, secrets, totp


def give_devices(apps, schema_editor):
    """A user that had MFA has a virtual device now, whose code is shown beside it."""
    identity, device = apps.get_model('sandbox', 'Identity'), apps.get_model('sandbox', 'MfaDevice')
    made = []
    for user in identity.objects.filter(mfa=True, kind='user'):
        public_id = ids.mfa_device_id()
        secret = secrets.seal(totp.new_secret(), public_id)
        made.append(device(sandbox_id=user.sandbox_id, identity=user, public_id=public_id, name=user.name, secret=secret, enabled=True))
    device.objects.bulk_create(made, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('sandbox', '0008_organizations'),
    ]

    operations = [
        migrations.CreateModel(
            name='MfaDevice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=playground.sandbox.ids.mfa_device_id, editable=False, max_length=32, unique=True)),
                ('name', models.CharField(max_length=128)),
                ('secret', models.CharField(editable=False, max_length=255)),
                ('enabled', models.BooleanField(default=False)),
                ('last_step', models.PositiveBigIntegerField(default=0)),
                ('identity', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='mfa_device', to='sandbox.identity')),
                ('sandbox', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='sandbox.sandbox')),
            ],
        ),
        migrations.RunPython(give_devices, migrations.RunPython.noop),
        migrations.RemoveField(model_name='identity', name='mfa'),
    ]
