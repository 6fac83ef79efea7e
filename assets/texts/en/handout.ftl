# Handing out, and views that are passed on.
