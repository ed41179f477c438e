"""Kakao's wire: its calls read tolerantly, our answers written strictly, login and webhooks. No rule of the clinic."""
