"""The demo: two invented schools under an invented board, from a stated seed."""
