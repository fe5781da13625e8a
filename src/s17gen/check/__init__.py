"""Checks what a repository of requests holds: requests, profiles, libraries and templates, each by its content.

`walk` finds what is to be checked, and one module for each kind checks it; nothing is written.
"""
