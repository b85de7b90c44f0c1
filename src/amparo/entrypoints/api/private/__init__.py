"""The private rooms: what a program does for whoever gave it a token, each operation declared once.

An `Acting` is an action of a module, a `Reading` a query: the address says whose matter it is, `access.roles` who may.
"""
