from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('sts', '0002_sessions_revoked'),
    ]

    operations = [
        migrations.RenameField('rolesession', 'role_unique_id', 'principal_id'),
        migrations.RenameField('rolesession', 'role_arn', 'principal_arn'),
        migrations.RenameField('rolesession', 'role_name', 'principal_name'),
        migrations.RenameField('rolesession', 'role_gone', 'principal_gone'),
        migrations.RenameField('rolesession', 'caller_role_id', 'caller_node_id'),
        migrations.AddField(
            model_name='rolesession',
            name='kind',
            field=models.CharField(choices=[('role', 'Role session'), ('user', 'Session of a user'), ('federated', 'Federated user')], default='role', max_length=9),
        ),
        migrations.AddField(
            model_name='rolesession',
            name='mfa',
            field=models.BooleanField(default=False),
        ),
    ]
