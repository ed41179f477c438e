"""What brings Sangdam to a clinic's machine: units, containers, proxies, watching, and how a release is made."""
