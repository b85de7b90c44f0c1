"""Who did what, when and why: actions with idempotency keys, and the trace they leave."""
