"""Who patients are and what they agreed to: patients, conversations, consents, Kakao accounts, provisions."""
