"""What the law says of the accounts kept in a worker's own name, and of the loans they guarantee.

Amounts are cents. The law is that of the day of the exit for unemployment, and of the request for the rest. Balances
are given, not computed: `severance_balance_cents`, `reserve_balance_cents`, and what is owed of a loan,
`loan_balance_cents`.
"""

from amparo.modules.worker_funds.rules.loans import (
    late_rate,
    loan_cap_cents,
    loan_guarantee_cents,
    loan_interest_cents,
    loan_limit_cents,
    loan_principal_cents,
    loan_rate,
    loan_right,
    longest_months,
    reserve_executed_cents,
    severance_executed_cents,
    withheld_cents,
)
from amparo.modules.worker_funds.rules.mortgages import (
    mortgage_right,
    mortgage_term_months,
    social_interest_cents,
    social_mortgage_right,
)
from amparo.modules.worker_funds.rules.reserve import (
    reserve_cents,
    reserve_checked,
    reserve_on_time,
    reserve_right,
)
from amparo.modules.worker_funds.rules.severance import (
    parental_severance_right,
    severance_cents,
    severance_right,
    severance_yield_cents,
)
from amparo.modules.worker_funds.rules.unemployment import (
    average_basic_wage_cents,
    average_cents,
    fixed_cents,
    payment_first_day,
    payment_month,
    severance_left_cents,
    target_cents,
    unemployment_payment_cents,
    unemployment_right,
    variable_cents,
    whole_fixed_cents,
)

__all__ = [
    "average_basic_wage_cents",
    "average_cents",
    "fixed_cents",
    "late_rate",
    "loan_cap_cents",
    "loan_guarantee_cents",
    "loan_interest_cents",
    "loan_limit_cents",
    "loan_principal_cents",
    "loan_rate",
    "loan_right",
    "longest_months",
    "mortgage_right",
    "mortgage_term_months",
    "parental_severance_right",
    "payment_first_day",
    "payment_month",
    "reserve_cents",
    "reserve_checked",
    "reserve_executed_cents",
    "reserve_on_time",
    "reserve_right",
    "severance_cents",
    "severance_executed_cents",
    "severance_left_cents",
    "severance_right",
    "severance_yield_cents",
    "social_interest_cents",
    "social_mortgage_right",
    "target_cents",
    "unemployment_payment_cents",
    "unemployment_right",
    "variable_cents",
    "whole_fixed_cents",
    "withheld_cents",
]
