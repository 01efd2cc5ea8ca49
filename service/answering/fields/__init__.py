"""Answers from what header, signature, recipients and citations of a directive say of it; `answer_field` is the way in.

```
question ─asked→ field ─told→ what describes the directive ─meant→ directive ─printed | related→ quotes ─reply→ Answer
```
"""

from service.answering.fields.entrance import answer_field, is_field

__all__ = ["answer_field", "is_field"]
