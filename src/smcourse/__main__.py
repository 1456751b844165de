"""`python -m smcourse` is the command `smcourse`."""

from smcourse.cli import main

main()
