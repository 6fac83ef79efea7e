# Keys, about, problems of a dossier.
