from django.db import migrations

from amparo.foundation.acts.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial")]

    operations = [append_only(f"cases_{table}") for table in ("event", "evidence", "notice", "reading")]
