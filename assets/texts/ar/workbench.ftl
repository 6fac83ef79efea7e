# The workbench: files, articles, names.
