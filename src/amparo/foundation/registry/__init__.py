"""Who: persons, employers, establishments and where they are. Names and documents live only here."""
