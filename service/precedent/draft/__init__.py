"""Draft check: a draft read sentence by sentence against what the index holds; nothing of it is kept.

`read` takes the draft apart, `sentences` and `precedent` say which of its sentences stand in the index, `citations`
whether what it cites is as it says, `forms` how its spelling stands to the index's own, and `comments` and `word`
print the findings into a Word file.
"""
