"""What is said of the patient's rights in the chat, and in the notices of their results."""
