"""smcourse's XBlock in an Open edX platform that Tutor runs."""
