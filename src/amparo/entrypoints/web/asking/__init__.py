"""The frame of every question: its form, what a person wrote in it, and its answer as data."""
