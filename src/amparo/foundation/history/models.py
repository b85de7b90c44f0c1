"""What is known to be true: the freeze and the seal of each month, the files they name, and the figures published."""

from django.db import models


class Freeze(models.Model):
    """A committed cut-off: from here on nothing of this month reads the database."""

    month = models.IntegerField(primary_key=True)
    opening = models.BooleanField(default=False)
    last_act = models.BigIntegerField()
    last_act_hash = models.CharField(max_length=64)


class Seal(models.Model):
    """A closed month: the hashes of its inputs, its law, its results, and of the seal before it."""

    month = models.IntegerField(primary_key=True)
    number = models.IntegerField(unique=True)
    previous_hash = models.CharField(max_length=64)
    manifest = models.JSONField()
    hash = models.CharField(max_length=64)


class HistoryFile(models.Model):
    """One file of history, named by a freeze (what was open) or by a seal (what came out)."""

    table = models.CharField(max_length=60)
    month = models.IntegerField()
    frozen = models.BooleanField()
    path = models.CharField(max_length=200, unique=True)
    rows = models.BigIntegerField()
    file_hash = models.CharField(max_length=64)
    content_hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["table", "month"], name="one_file_per_table_and_month")]


class Figure(models.Model):
    """A published figure: one indicator, one month, one group («» is the total; «sex=F;province=17» a cell).

    value: cents or a count. people: how many stand behind it. hidden: too few people, or the complement of such a cell.
    """

    indicator = models.CharField(max_length=80)
    month = models.IntegerField()
    group = models.CharField(max_length=120, default="", blank=True)
    dimensions = models.CharField(max_length=60, default="", blank=True)
    value = models.BigIntegerField()
    people = models.BigIntegerField()
    hidden = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["indicator", "month", "group"], name="one_figure_per_group_and_month")
        ]
        indexes = [models.Index(fields=["indicator", "dimensions", "month"])]
