# The workbench: places.
