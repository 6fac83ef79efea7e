# The workbench: claims and cards.
