"""The one way in to both engines: units run here and commit together; tombstones are filed here. No query of a wing."""
