"""Keys for each group, and stamps instead of codes at the intake.

A wave that is open while this runs has no keys yet. It goes back to ready: the worker makes its keys and opens it again,
within a minute after the start. Whoever answered keeps that answer, whoever did not can use the same code.
"""

import secrets

from django.db import migrations, models


def draw_digests(apps, schema_editor):
    """Answers of before were given with a code; each gets a digest that no stamp leads to."""
    for answer in apps.get_model("surveys", "BoxedAnswer").objects.only("pk").iterator():
        answer.prefix_digest = secrets.token_hex(32)
        answer.save(update_fields=["prefix_digest"])


def wait_for_keys(apps, schema_editor):
    apps.get_model("surveys", "Wave").objects.filter(state="open").update(state="ready")


class Migration(migrations.Migration):
    dependencies = [("surveys", "0002_sealed_box")]

    operations = [
        migrations.AddField("invitation", "blinded_digest", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("reportinggroup", "public_modulus", models.BinaryField(default=b"", editable=False)),
        migrations.AddField("reportinggroup", "sealed_signing_key", models.BinaryField(default=b"", editable=False)),
        migrations.AddField("boxedanswer", "prefix_digest", models.CharField(max_length=64, null=True)),
        migrations.RunPython(draw_digests, migrations.RunPython.noop),
        migrations.AlterField("boxedanswer", "prefix_digest", models.CharField(max_length=64, unique=True)),
        migrations.RunPython(wait_for_keys, migrations.RunPython.noop),
    ]
