"""`python -m batonpass` is the command `batonpass`."""

from batonpass.wiring import main

main()
