from django.db import migrations

from amparo.foundation.acts.append_only import append_only


class Migration(migrations.Migration):
    dependencies = [("acts", "0001_initial")]

    operations = [append_only("acts_act"), append_only("acts_accesstrace")]
