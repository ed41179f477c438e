"""What every page of the desk has: the guards in front, cookies, forms, menu, language, templates."""
