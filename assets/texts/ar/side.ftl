# Filters, legend, search and what is found.
