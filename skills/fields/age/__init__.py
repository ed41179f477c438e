"""How old somebody is: asked for, told in passing, or counted from a date of birth."""
