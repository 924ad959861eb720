"""Mail: out by SMTP, and the demo's own mailbox."""
