"""The demo: the city of the two reports with its history, an invented shipping company and a cell abroad (docs/demo.md)."""

DEFAULT_DEMO_PASSWORD = "sinh-hoat-chi-bo"  # noqa: S105 - printed at every start of the demo, refused in production
