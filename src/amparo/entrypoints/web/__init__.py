"""A person opens a page. Layout, components and home are here; module pages plug in (`pages/__init__.py`)."""
