"""The notices an employer owes, and the fine for the one that comes late."""

from amparo.foundation.law.rules import rule
from amparo.foundation.law.verbs import share, when


@rule("LSS art. 73", since="2001-11-30", es="Aviso de entrada tardío", en="Late entry notice")
def entry_late(days_to_entry_notice, entry_notice_days):
    """El empleador avisa la entrada dentro de los quince días desde el primer día de trabajo.

    The employer gives notice of entry within fifteen days of the first day of work.
    """
    return days_to_entry_notice > entry_notice_days


@rule("LSS art. 73", since="2001-11-30", es="Aviso de salida tardío", en="Late exit notice")
def exit_late(working_days_to_exit_notice, exit_notice_working_days):
    """El empleador avisa la salida en el término de tres días, que son laborables.

    The employer gives notice of exit within a term of three days, which are working days.
    """
    return working_days_to_exit_notice > exit_notice_working_days


@rule("C.D. 516 arts. 19 y 20", since="2016-08-15", es="Multa por entrada tardía", en="Fine for a late entry")
def late_entry_fine_cents(entry_late, contribution_cents, late_entry_fine_rate):
    """Por cada aviso de entrada tardío, una parte del aporte que causa la última remuneración del afiliado.

    For each late notice of entry, a part of the contribution on the last pay of the worker.
    """
    return when(entry_late, share(contribution_cents, late_entry_fine_rate), 0)
