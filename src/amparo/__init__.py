"""The social-security system of Ecuador, as open software."""

__version__ = "0.1.0"
