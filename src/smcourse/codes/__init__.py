"""All that we can tell an author, one function a code.

A function is named for its code; its docstring says what is asked, why, and how to mend it, and is
what `smcourse explain CODE` prints. The rules of `smcourse.check` keep to the same: there the
rule itself is the function.
"""
