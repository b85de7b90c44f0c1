"""An invented Ecuador of 2022: reproducible from a seed, held to the margins that INEC prints, at any scale.

Read in this order: `targets` (how many there must be, from `margins/`) · `employers`, `people`, `wages` and
`workforce` (who works for whom on 31 December 2021) · `year` (who enters, leaves and is paid what, month by month) ·
`careers`, `retirement`, `pensioners` (past years, and what they give right to) · `payers`, `debts` (who pays) ·
`batch`, `written` (the files) · `country` (all of it) · `living` (it acts on the institute).
What no source prints stands in `assumptions.yaml`.
"""
