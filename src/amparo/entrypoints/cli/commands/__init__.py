"""One file per command; see `amparo.entrypoints.cli`."""
