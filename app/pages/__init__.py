"""Pages for readers: HTML of what the API answers, at the API's own addresses and on the disk.

A page is made of the JSON that the API answers to the same question, and of what it gathers by
further questions. Gathering waits for the database; what follows is a function from facts to text.
"""
