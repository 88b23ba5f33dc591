"""Tokens that make structure, by kind of source: what the fuzzer and the repeater build sources of."""

from __future__ import annotations

TOKENS = {
    "html": """<table> </table> <tr> <td> <th> </td> <ul> <li> <ol start="3"> <dl> <dt> <dd> <p> </p> <h1>
        </h2> <div class="content"> <article> <main> <nav> <footer> <blockquote> <pre> <code> <figure> <img>
        <figcaption> <br> <hr> <a href="x"> <script> </script> <style> <template> <svg> <math> <noscript>
        <select> <option> <!-- --> <![CDATA[ ]]> <meta name="author" content=" <title> <time datetime="
        <caption> <thead> <tbody> <tfoot> colspan="9 rowspan="0" &amp; &#x0; &nbsp; <iframe srcdoc=" <body>
        <script type="application/ld+json"> {"@type":"Article" "headline":" <html lang="en"> </body>""",
    "text": """|---|---| || |- - * • 1. (a) i) ---- ==== +---+---+ ─ │ ┌ \\t $1,099 12% 2026-03-02 By PORT,
        — (AP) ADVERTISEMENT ... : Table Figure [1] Month Rain Total http://x.example/ “ ” [ ] > # a)""",
    "mail": """From: Subject: Date: Content-Type: multipart/mixed multipart/alternative multipart/related
        message/rfc822 text/html text/plain boundary= charset= utf-7 filename*0*= =?utf-8?b? =?utf-8?q? ?= --
        Content-Transfer-Encoding: base64 quoted-printable x-uuencode format=flowed delsp=yes =20 <p> \\r\\n
        Content-Disposition: attachment""",
    "markdown": """# ## ``` ~~~ > - [ ] - [x] 1. | a | b | |---|:-:| [a](b) ![a](b) [^1] [^1]: : --- title: **
        ` <div> <!-- <table> [a]: *** === \\t &amp; <b> </b>""",
}
