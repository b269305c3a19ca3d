"""The small programs behind the make words."""
