# Tables beside the dossier: import, rows, layers.
