"""Who may do what: accounts, roles, and permission by rule."""
