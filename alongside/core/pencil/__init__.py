"""Two people hold a pencil between their fingertips: what happens to it, and what a round of it is.

`physics` says how the two fingers and the pencil move, `rounds` what is asked in a round and what is measured in it.
"""
