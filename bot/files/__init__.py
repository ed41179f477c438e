"""Files from outside made clean: what a form brings, pictures encoded anew without metadata, PDFs known by their content."""
