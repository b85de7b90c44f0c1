"""What the private rooms answer. Amounts are cents, days YYYYMMDD and months YYYYMM."""
