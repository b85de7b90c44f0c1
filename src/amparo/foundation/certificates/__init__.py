"""What the institution attests: signed documents that anyone can verify, with or without a network."""
