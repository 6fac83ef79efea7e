# Versions side by side, coverage.
