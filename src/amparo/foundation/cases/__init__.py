"""What was asked: cases that a module declares, with their states, clocks, notices and appeals."""
