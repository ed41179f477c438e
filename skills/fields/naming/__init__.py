"""Names of people: read from what they type, with the polite words around them, and shown in part."""
