"""How much, in whose fund: the chart of accounts, entries that balance in every fund, and what each payer owes."""
