"""Word files in the layout of Vietnamese offices (Nghị định 30/2020/NĐ-CP, Phụ lục I).

`document.new_document` begins one, `paragraphs`, `tables` and `footnotes` add to it, `package.as_bytes` ends it.
"""
