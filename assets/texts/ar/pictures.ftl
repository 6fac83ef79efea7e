# Pictures, animations and maps of one's own.
