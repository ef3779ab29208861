package dev.muster.tck;

import java.util.List;

/** Texts that people and tools do write, and that naive code breaks. */
final class Texts {

    /** Texts that a store keeps as they are. */
    static final List<String> HARD = List.of(
            "",
            " ",
            "null",
            "  spaces at both ends  ",
            "tab\tline\nreturn\r\nend",
            "it's \"quoted\" and \\escaped\\ \\u0041",
            "'; DROP TABLE incidents; --",
            "100% _any_ %s {0} ${x} #{y}",
            "{\"json\":[1,2,{\"deep\":null}]}",
            "<b>&amp;</b> <!channel> <@U1>",
            "\u00e9 is not e\u0301",
            "\u4e2d\u6587\u4e8b\u6545 \u65e5\u672c\u8a9e",
            "\u05e9\u05dc\u05d5\u05dd \u202eevil\u202c \u0645\u0631\u062d\u0628\u0627",
            "\ud83d\udd25 \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\uddfa\ud83c\uddf8 \ud835\udd4f",
            "\u0001\u0007\u001b[31m\u007f\u0085\u2028\ufeff\ufffd\uffff",
            "I\u0130\u0131i \u00df\u1e9e \ufb01");

    /** Texts from people that look like markup, mentions, formulas or links in one tool or another. */
    static final List<String> MARKUP = List.of(
            "<!channel> <!here> <!everyone>",
            "@channel @here @everyone @all",
            "<@U012AB3CD> <@W012AB3CD> <#C012AB3CD>",
            "<!subteam^S0614TZR7>",
            "<https://evil.example|your bank>",
            "[your bank](https://evil.example)",
            "[~accountid:5b10a2844c20165700ede21g] {code}x{code}",
            "*bold* _italic_ ~struck~ `code` h1. heading",
            "<b>bold</b> <img src=x onerror=alert(1)> &lt;b&gt; &amp;",
            "=IMPORTXML(\"https://evil.example\",\"//a\")",
            "+1 -1 =1+1 @SUM(A1)",
            "{{template}} ${env} %s {0}");

    private Texts() {}

    /** Whether each half of a pair has its other half. */
    static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** A text of this many code points, none of them in the basic plane, so that cutting between chars shows. */
    static String ofWidePoints(int count) {
        return "\ud83d\udd25".repeat(count);
    }
}
