"""The edge: Kakao's wire, the desk, the patient's pages, outgoing HTTP, scheduled jobs, settings and the command line."""
