"""How the documentation is built: Markdown through MyST, in the Furo theme."""

project = "Pijler"
author = "Pijler contributors"
copyright = "Pijler contributors, EUPL-1.2"
language = "en"

extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "Pijler"
html_copy_source = False
html_show_sphinx = False
