class CannotDo(Exception):
    """What was asked cannot be done. The text says what, where, why, and what to do, in the person's language."""
