"""Logging in and looking after an account: our words and rules around django-allauth."""
