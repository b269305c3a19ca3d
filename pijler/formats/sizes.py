"""How large a file may be: far above any school, far below what a machine minds."""

MEGABYTE = 1024 * 1024
LARGEST_EDEXML = 128 * MEGABYTE
LARGEST_CSV = 20 * MEGABYTE
