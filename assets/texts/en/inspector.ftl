# What is selected.
