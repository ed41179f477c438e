"""Dealers of Alimtalk and SMS: each speaks its own REST to a company that sends for the clinic."""
