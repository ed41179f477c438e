"""What goes out: the outbox's courier, its channels, and the only way out to other hosts. Also pictures fetched from Kakao."""
