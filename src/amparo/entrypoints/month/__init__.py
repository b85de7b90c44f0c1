"""The calendar turns: freeze, close, post, seal, publish."""
