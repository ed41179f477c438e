"""Dealers of Alimtalk and SMS, as the server meets them: signing, refusals, results, outages. Nothing leaves this machine."""
