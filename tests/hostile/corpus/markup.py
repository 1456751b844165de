"""Scripts, handlers, addresses and frames, said in every way that once got past somebody.

What a learner's browser could run sets `window.pwned`, so that a browser can be asked.
"""

from __future__ import annotations

from collections.abc import Iterator

from hostile.case import FRONT, PNG, Case, body, packed, refused

RUN = "window.pwned=1"

TAGS = {
    "script": f"<script>{RUN}</script>",
    "script in capitals": f"<SCRIPT>{RUN}</SCRIPT>",
    "script with a slash": f"<script/x>{RUN}</script>",
    "script over lines": f"<script\n>{RUN}</script\n>",
    "script of another place": "<script src=https://evil.example/x.js></script>",
    "script that is open": f"Bees <script>{RUN}",
    "script that only closes, then opens": f"</script><script>{RUN}</script>",
    "script in a script": f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    "script in a list": f"- a\n\n    <script>{RUN}</script>\n",
    "script in a quote": f"> <script>{RUN}</script>\n",
    "script in a table": f"| a |\n|---|\n| <script>{RUN}</script> |\n",
    "script in a heading": f"## <script>{RUN}</script>\n",
    "script in a definition": f"a\n: <script>{RUN}</script>\n",
    "script in emphasis": f"*<script>{RUN}</script>*",
    "script in a footnote": f"a[^1]\n\n[^1]: <script>{RUN}</script>\n",
    "script in alt": f"![<script>{RUN}</script>](b.png)",
    "script behind a comment": f"<!-- --><script>{RUN}</script>",
    "script in a comment that ends early": f"Bees.\n\n<!--><script>{RUN}</script>-->",
    "script behind code that is none": f"`\n> <script>{RUN}</script>`\n",
    "an image": f"<img src=x onerror={RUN}>",
    "an image of another place": '<img src="https://evil.example/x.png">',
    "a frame in indented code": f"Bees.\n\n    <iframe srcdoc='<script>parent.{RUN}</script>'>\n",
    "script in a comment": f"Bees.<!-- <script>{RUN}</script> -->\n",
    "tags behind backslashes": f"\\<script>{RUN}\\</script> \\<img src=x onerror={RUN}>",
    "an image behind code that is none": "`\n> <img src=https://evil.example/x.png>`\n",
    "a link inside a tag": "<s<h://>[r]>\n\n[r]: javascript:alert(1)\n",
    "an image inside a tag": "<t[![]()]()>",
    "a link": '<a href="https://evil.example">a</a>',
    "a link that runs": f'<a href="javascript:{RUN}">a</a>',
    "a frame": f'<iframe srcdoc="<script>parent.{RUN}</script>"></iframe>',
    "a frame of data": '<iframe src="data:text/html,<script>top.pwned=1</script>"></iframe>',
    "an object": '<object data="data:text/html,<script>top.pwned=1</script>"></object>',
    "an embed": '<embed src="javascript:alert(1)">',
    "an applet": "<applet code=x></applet>",
    "a portal": "<portal src=//evil.example></portal>",
    "a fenced frame": "<fencedframe></fencedframe>",
    "meta refresh": f'<meta http-equiv="refresh" content="0;url=javascript:{RUN}">',
    "a policy": '<meta http-equiv="Content-Security-Policy" content="default-src *">',
    "a base": '<base href="https://evil.example/">',
    "a style": "<style>*{background:url(https://evil.example)}</style>",
    "a style sheet": "<link rel=stylesheet href=https://evil.example/x.css>",
    "a prefetch": "<link rel=prerender href=https://evil.example>",
    "a form": '<form action="https://evil.example"><input name=a></form>',
    "a button": f'<button formaction="javascript:{RUN}">a</button>',
    "an input that takes the focus": f"<input autofocus onfocus={RUN}>",
    "details that open": f"<details open ontoggle={RUN}>a</details>",
    "a drawing": f"<svg onload={RUN}><script>{RUN}</script></svg>",
    "a drawing that moves": f"<svg><animate onbegin={RUN} attributeName=x></animate></svg>",
    "a formula": f'<math href="javascript:{RUN}"><mi>a</mi></math>',
    "a formula that changes into a style": f"<math><mtext><table><mglyph><style><img src onerror={RUN}>",
    "a template": f"<template><script>{RUN}</script></template>",
    "a shadow": f"<div><template shadowrootmode=open><script>{RUN}</script></template></div>",
    "noscript": f'<noscript><p title="</noscript><img src=x onerror={RUN}>">',
    "an unknown element": f"<bees onclick={RUN} contenteditable autofocus onfocus={RUN}>a</bees>",
    "an element with a colon": f"<x:script xmlns:x='http://www.w3.org/1999/xhtml'>{RUN}</x:script>",
    "a marquee": f"<marquee onstart={RUN}>a</marquee>",
    "a dialog": "<dialog open>a</dialog>",
    "audio": f"<audio src=x onerror={RUN} autoplay></audio>",
    "a document type": f"<!DOCTYPE x [<!ENTITY a '{RUN}'>]>",
    "an instruction": f"<?php system('id') ?><?xml-stylesheet href='{RUN}'?>",
    "CDATA": f"<![CDATA[<script>{RUN}</script>]]>",
    "a text area": f"<textarea></textarea><script>{RUN}</script>",
    "a title": f"<title><img src=x onerror={RUN}></title>",
    "xmp": f"<xmp><script>{RUN}</script></xmp>",
    "plaintext": "<plaintext>",
}
ATTRIBUTES = {
    "a handler": f"<b onclick={RUN}>a</b>",
    "a handler in capitals": f"<b ONCLICK={RUN}>a</b>",
    "a handler behind a slash": f"<b/onmouseover={RUN}>a</b>",
    "a handler with spaces": f"<b onclick =\n {RUN}>a</b>",
    "a handler in quotes": f'<b title="a" onclick="{RUN}">a</b>',
    "a style": '<span style="background:url(https://evil.example)">a</span>',
    "an id of ours": '<span id="sm-course">a</span>',
    "a set of sources": "<s srcset=https://evil.example/x.png>a</s>",
}
ADDRESSES = {
    "javascript": "[a](javascript:window.pwned=1)",
    "javascript in capitals": "[a](JaVaScRiPt:window.pwned=1)",
    "javascript by entities": "[a](java&#115;cript&colon;window.pwned=1)",
    "javascript by numbers": "[a](&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58window.pwned=1)",
    "javascript with a tab": "[a](java&#9;script:window.pwned=1)",
    "javascript with a line break": "[a](java&#10;script:window.pwned=1)",
    "javascript behind a blank": "[a](&#32;&#1;javascript:window.pwned=1)",
    "javascript in angles": "[a](<javascript:window.pwned=1>)",
    "javascript by name": "[a][b]\n\n[b]: javascript:window.pwned=1\n",
    "javascript as an image's link": "[![a](b.png)](javascript:window.pwned=1)",
    "javascript in a title's place": "[a](javascript:window.pwned=1 'https://a.example')",
    "vbscript": "[a](vbscript:msgbox)",
    "data": "[a](data:text/html,<b>)",
    "data in base 64": "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "a blob": "[a](blob:https://a.example/1)",
    "a file": "[a](file:///etc/passwd)",
    "the source of a page": "[a](view-source:https://a.example)",
    "another host": "[a](//evil.example/x)",
    "another host by entities": "[a](&#47;&#47;evil.example)",
    "plain http": "[a](http://evil.example)",
    "ftp": "[a](ftp://evil.example)",
    "an app": "[a](ms-word:ofe|u|https://evil.example)",
    "nothing": "[a]()",
}
FILES = {
    "dead link": ("[a](#wasps)", "link-to-nothing"),
    "dead link to a page": ("[a](wasps.md)", "download-missing"),
    "dead file": ("[a](wasps.pdf)", "download-missing"),
    "dead image": ("![a](wasps.png)", "image-missing"),
    "dead image by name": ("![a][w]\n\n[w]: wasps.png\n", "image-missing"),
    "a file outside": ("[a](../../../../../../etc/passwd)", "download-missing"),
    "a file outside by percents": ("[a](..%2f..%2f..%2f..%2fetc/passwd)", "download-missing"),
    "a file outside by backslashes": ("[a](..\\..\\..\\etc\\passwd)", "download-missing"),
    "a Windows share": ("[a](\\\\\\\\evil.example\\share)", "download-missing"),
    "a file from the root": ("[a](/etc/passwd)", "download-missing"),
    "a file with NUL": ("[a](b.png%00.pdf)", "download-missing"),
    "a file with a question": ("[a](b.png?x=1)", "download-missing"),
    "an image outside": ("![a](../../secret.png)", "image-missing"),
    "an image from the root": ("![a](/proc/self/environ)", "image-missing"),
    "an image of another place": ("![a](https://evil.example/x.png)", "image-missing"),
    "an image of data": ("![a](data:image/png;base64,AAAA)", "image-missing"),
    "an image that runs": ("![a](javascript:window.pwned=1)", "image-missing"),
    "an image of no address": ("![a]()", "image-missing"),
    "an image without alt": ("![](b.png)", "image-has-alt"),
    "an image with blanks for alt": ("![ &nbsp; ](b.png)", "image-has-alt"),
    "the course's own file": ("[a](../course.yaml)", "download-kind"),
    "a footnote that is missing": ("a[^1]", "footnote-missing"),
    "a footnote that code defines": ("a[^1]\n\n```\n[^1]: b\n```\n", "footnote-missing"),
    "a heading of the first level": ("# Bees\n", "heading-level"),
}


def _refused() -> Iterator[Case]:
    beside = {"en/b.png": PNG}
    for name, text in TAGS.items():
        yield refused(f"HTML: {name}", "html-not-allowed", body(f"{text}\n", **beside))
    for name, text in ATTRIBUTES.items():
        yield refused(
            f"HTML attribute: {name}", "html-not-allowed", body(f"{text}\n"), "en/hive.md:5"
        )
    for name, text in ADDRESSES.items():
        yield refused(f"address: {name}", "link-target", body(f"{text}\n", **beside))
    for name, (text, code) in FILES.items():
        yield refused(f"link: {name}", code, body(f"{text}\n", **beside))
    option = f"::: choice q\nA?\n- [x] a\n  > <script>{RUN}</script>\n- [ ] b\n:::\n"
    yield refused("HTML: script in feedback", "html-not-allowed", body(option), "en/hive.md:8:5")
    yield refused(
        "HTML: script in the glossary",
        "html-not-allowed",
        {"en/glossary.md": f"Hive\n: <script>{RUN}</script>\n"},
    )
    yield refused(
        "HTML: script on the opening page",
        "html-not-allowed",
        {"en/index.md": f"<script>{RUN}</script>\n"},
    )
    yield refused(
        "HTML: script in a panel's heading",
        "html-not-allowed",
        body(f"::: tabs\n## <script>{RUN}</script>\na\n:::\n"),
    )


PACKED = {
    "tags in code": "`<script>window.pwned=1</script>` ``<img src=x onerror=window.pwned=1>``\n\n```html\n"
    "</code></pre><script>window.pwned=1</script>\n```\n\n~~~\n<!-- --><svg/onload=window.pwned=1>\n~~~\n",
    "tags by entities": "&lt;script&gt;window.pwned=1&lt;/script&gt; &#60;img src=x onerror=window.pwned=1&#62; "
    "&#x3c;svg/onload=window.pwned=1&#x3e; &amp;lt;script&amp;gt;\n",
    "a tag that is none": "\\< script> a <3 b, < script>, <3script> and <1 img src=x onerror=window.pwned=1 >\n",
    "words that look like tokens of ours": "\ue000word0123456789abcdefn0e drawing0- klzzwxh:0 wzxhzdk:1 "
    '&#2;klzzwxh:0&#3; data-sm-seal="x"\n',
    "attributes in braces": "*a*{onclick=window.pwned=1 style=color:red id=sm-course .lead}\n\n"
    "[a](https://a.example){target=_top onclick=window.pwned=1 href=javascript:window.pwned=1}\n\n"
    "## T {#sm-main onmouseover=window.pwned=1 data-sm-action=finish}\n\n"
    "![a](b.png){onerror=window.pwned=1 src=x srcset=y}\n",
    "hooks of the player": "[a](#hive){data-sm-goto=@result data-sm-action=finish}\n\n"
    "*b*{data-sm-question=q data-sm-lesson=x data-sm-page=cover .sm-page hidden}\n",
    "quotes in alt and title": '![" onerror=window.pwned=1 x="](b.png "\' onload=window.pwned=1 \\"")\n\n'
    "[a](https://a.example '\" onclick=\"window.pwned=1')\n",
    "quotes in an address": '[a](https://a.example/"onmouseover=window.pwned=1)\n\n'
    "<https://a.example/?\"onclick=window.pwned=1>\n\nhttps://a.example/?a=1&b='x'#<c>\n".replace(
        "<c>", ""
    ),
    "an address of a long way": f"[a](https://a.example/{'a' * 9_000})\n",
    "an address with a name and a port": "[a](https://user:pass@a.example:8443/%00%0a?x=<y>)\n".replace(
        "<y>", "y"
    ),
    "an address beyond ASCII": "[a](https://пример.example/ñ?🐝) <https://xn--e1afmkfd.example>\n",
    "a letter": "[a](mailto:a@b.example?subject=%0ABcc:c@d.example&body=<b>)\n".replace("<b>", "b"),
    "a telephone": "[a](tel:+00-123;ext=9)\n",
    "comments": "Bees.<!-- window.pwned=1 -->\n\n<!-- --!> -->\n\n<!-- -- > -->\n",
    "tags that are never closed": "<b><i><s><sub><kbd>a\n\nb</b> c\n",
    "tags closed in disorder": "<b><i>a</b></i> </p></li></ul></form></main></body></html>\n\nb\n",
    "tables in tags": "<td>a</td><tr><b>c\n\n<table>d</table>\n",
    "links in links": "[a [b](https://b.example) c](https://a.example) [![d](b.png)](https://e.example)\n",
    "emphasis in disorder": "*a **b* c** __d _e__ f_ ***g* h** ~~i *j~~ k*\n",
    "braces of templates": "{% for x in y %} {# c #} ${7*7} #{7*7} <%= 7*7 %> [[7*7]] `{{7*7}}`\n".replace(
        "<%= 7*7 %>", ""
    ),
    "footnotes in a circle": "a[^1]\n\n[^1]: b[^2]\n[^2]: c[^1] d[^2]\n",
    "footnotes with names of objects": "a[^__proto__] b[^constructor] c[^hasOwnProperty]\n\n"
    "[^__proto__]: d\n[^constructor]: e\n[^hasOwnProperty]: f\n",
    "3,000 footnotes": "".join(f"a[^{i}]\n\n[^{i}]: b\n\n" for i in range(3_000)),
    "a footnote of markup": 'a[^"><b>]\n\nb[^x"y]\n\n[^x"y]: c `</li></ol><script>window.pwned=1</script>`\n'.replace(
        'a[^"><b>]\n\n', ""
    ),
}


def _packed() -> Iterator[Case]:
    for name, text in PACKED.items():
        yield packed(f"markup: {name}", {"en/hive.md": FRONT + text, "en/b.png": PNG})
    yield packed(
        "markup: names of objects for ids",
        {
            "en/hive.md": "---\nid: constructor\ntitle: A\n---\n::: choice prototype\nA?\n- [x] a {#valueof}\n"
            "- [ ] b {#tostring}\n:::\n\n::: choice then\nA?\n- [x] a {#constructor}\n- [ ] b {#name}\n:::\n"
        },
    )
    yield packed(
        "markup: a glossary of markup",
        {
            "en/glossary.md": "</dt><script>window.pwned=1</script> {#a}\n: `</dd><script>window.pwned=1</script>`\n\n"
            '" onclick=window.pwned=1 {#b}\n: &lt;img src=x onerror=window.pwned=1&gt; [a](#a)\n'
        },
    )


CASES: tuple[Case, ...] = (*_refused(), *_packed())
