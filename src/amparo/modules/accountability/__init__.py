"""What the institution printed, what of it holds, and what the closed months say beside it."""
