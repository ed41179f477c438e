"""The intake in the chat: its questions, what an answer sets off, the review, and what is said when a case is filed."""
