"""The `pijler` program: one module per command."""
