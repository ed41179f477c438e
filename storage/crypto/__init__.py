"""Keys and sealing: the key ring, a key per patient, sealed values, credentials, and files overwritten for good. No table."""
