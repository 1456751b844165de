"""A small course in three languages, and the switch between them."""

from __future__ import annotations

from browser.courses import Files
from browser.sitting import Sitting

HEAD = (
    "id: tongues\nlanguages: [es-419, en, ar]\nversion: '1'\n"
    "packages: all-languages-in-one\nmodules: [one]\n"
)


def _lesson(id: str, title: str, prompt: str, options: tuple[str, str]) -> str:
    right, wrong = options
    return (
        f"---\nid: {id}\ntitle: {title}\nminutes: 2\n---\n{title}.\n\n---\n\n"
        f"::: choice q-{id}\n{prompt}\n\n- [x] {right} {{#yes}}\n  > {right}.\n"
        f"- [ ] {wrong} {{#no}}\n  > {wrong}.\n:::\n"
    )


WORDS = {
    "es-419": (
        "Dos lenguas",
        "Módulo",
        ("Primera", "Segunda"),
        "¿Verde o azul?",
        ("Verde", "Azul"),
    ),
    "en": ("Two tongues", "Module", ("First", "Second"), "Green or blue?", ("Green", "Blue")),
    "ar": ("لغتان", "وحدة", ("الأول", "الثاني"), "أخضر أم أزرق؟", ("أخضر", "أزرق")),
}


def tongues() -> Files:
    """Two lessons with a question each, in three languages, one of which runs right to left."""
    files: Files = {"course.yaml": HEAD}
    for tag, (title, module, lessons, prompt, options) in WORDS.items():
        files[f"{tag}/index.md"] = f"---\ntitle: {title}\n---\n{title}.\n"
        files[f"{tag}/one/index.md"] = f"---\nid: one\ntitle: {module}\n---\n{module}.\n"
        for number, name in enumerate(lessons):
            files[f"{tag}/one/{number}.md"] = _lesson(f"l{number}", name, prompt, options)
    return files


def speak(sitting: Sitting, tag: str) -> None:
    """Choose a language: on the cover, else in the menu."""
    button = sitting.frame.locator(f"[data-sm-speak={tag}]:visible")
    if not button.count():
        sitting.frame.locator("[data-sm-menu]").click()
    button.click()


ARABIC = {
    "index.md": """---
title: قبل أن تنشر
---
ثلاثة أسئلة تسبق كل منشور، وما يحدث بعده حين يصل إلى من لا تعرفهم.
""",
    "glossary.md": "الوصول المجاني {#organic}\n: كم شخصًا يرى منشورًا لم يدفع أحد ثمنه.\n",
    "one/index.md": "---\nid: one\ntitle: الوصول\n---\nإلى أين تصل رسالتك؟\n",
    "one/1-prose.md": """---
id: prose
title: كيف تنتقل الرسالة بين الناس
minutes: 3
---
## الفكرة {.kick}

قد يصل منشور لا يتابعه إلا 40 شخصًا إلى آلاف القرّاء، ويفتحه 12% منهم على https://example.org/reach/report ثم يشاركونه.

## ما يراه الآخرون

- المتابعون يرون المنشور أولًا.
- ثم يراه من [words in English](#prose){lang=en} أو بلغة أخرى.

1. اقرأ المنشور مرة ثانية.
2. انتظر عشر دقائق.

| الوصول | مدفوع؟ | الأشخاص |
|:--|:-:|--:|
| مجاني | لا | 40 |
| مدفوع | نعم | 1,200 |

```python
print("قبل أن تنشر")
```

---

::: warning
قد يراه من لا تعرفه، في [صفحة أخرى](#ask)، وهذا هو [الوصول المجاني](#organic).
:::

::: tip
اسأل زميلًا قبل النشر.
:::

::: details من أين هذه الأرقام؟
من استطلاع له اسم وسنة.
:::

---

::: cards
### الوصول المجاني
من دون مقابل.

### الوصول المدفوع
بمقابل، ومع إشارة تدل عليه.
:::

::: tabs
### على الهاتف
افتح الإعدادات ثم الخصوصية.

### على الحاسوب
افتح قائمة الحساب.
:::

![ثلاث دوائر](../../media/wide.svg "الأشخاص أنفسهم يجدونك في أكثر من شبكة")
""",
    "one/2-ask.md": """---
id: ask
title: قرّر أنت
minutes: 2
---
::: choice reply
رد زميلك على تعليق عام.

من يستطيع أن يقرأ هذا الرد؟

- [ ] صاحب التعليق وحده.
  > الرد يراه كل من يرى المنشور.
- [x] كل من يصل إلى المنشور.
  > جمهور الرد هو جمهور المنشور.
- [ ] متابعوك فقط.
  > متابعوك جزء صغير ممن يصلون إليه.

hint: فكّر في صاحب المنشور.
:::

::: choice several
أي المنشورات تنتقل أبعد مما يظن كاتبها؟

- [x] ما يثير الغضب.
  > الغضب يدفع الناس إلى المشاركة.
- [ ] ما يسأل عن المواعيد.
  > قليلون يشاركونه.
- [x] ما يفاجئ.
  > المفاجأة تُروى.
:::
""",
}


def arabic() -> Files:
    """A course with most blocks and questions of several answers, written in Arabic alone."""
    shape = '<circle cx="400" cy="150" r="140"/>'
    return {
        "course.yaml": "id: arabic\nlanguages: [ar]\nversion: '1'\nmodules: [one]\n",
        "media/wide.svg": f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 300">{shape}</svg>',
        **{f"ar/{path}": text for path, text in ARABIC.items()},
    }
