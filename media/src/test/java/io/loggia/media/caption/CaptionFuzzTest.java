package io.loggia.media.caption;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.Cue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole files as tools write them, changed by bytes, lines and tokens and put together with each other. Each is read or
 * refused with a line, within the limits, and what was read is in order and can be written and read again.
 */
@Tag("A14")
class CaptionFuzzTest {

    private static final int ROUNDS = 1_500;
    private static final CaptionLimits LIMITS = new CaptionLimits(16 * 1024, 40, 200);
    private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|[^\\w\\s]");
    private static final int SHOWN = 4_000;

    private static final List<String> CORPUS = List.of(
            """
            WEBVTT - a title
            Kind: captions

            STYLE
            ::cue(.loud) { color: red }

            REGION
            id:fred
            width:40%

            NOTE somebody's remark
            over two lines

            intro
            00:00:01.000 --> 00:00:02.500 line:0 position:20% align:start
            <v.loud Ann Lee>One &amp; <c.yellow>two</c></v>
            - three

            00:03.000 --> 00:00:04.000
            <00:03.500><i>Four</i> &lt;five&gt; &#x41; <ruby>漢<rt>kan</rt></ruby>

            3
            01:00:00.000 --> 01:00:01.000
            The end
            """,
            """
            1
            00:00:01,000 --> 00:00:02,500 X1:100 X2:200 Y1:10 Y2:20
            {\\an8}<i>One</i>
            <font color="#ff0000">two</font>

            2
            00:00:03,000 --> 00:00:04,000
            ANN: three

            3
            00:00:03,500 --> 00:00:05,000
            четыре
            """,
            """
            0:00:00.599,0:00:04.160
            >> ANN: Hi, this is <i>Ann</i>[br]and --> here we go

            0:00:04.160,0:01:06.5
            2

            0:01:07.000,0:01:08.000
            end
            """,
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!-- a remark -->
            <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter"
                xmlns:ttm="http://www.w3.org/ns/ttml#metadata" ttp:frameRate="25" ttp:tickRate="1000" xml:lang="en">
              <head><metadata><ttm:agent xml:id="ann"><ttm:name>Ann</ttm:name></ttm:agent></metadata>
                <styling><style xml:id="s1"/></styling><layout><region xml:id="r1"/></layout></head>
              <body begin="1s"><div region="r1" timeContainer="seq">
                <p dur="1500ms" ttm:agent="ann">One <span style="s1">two</span><br/>&amp; three</p>
                <p begin="00:00:01:12" end="90000t" xml:space="preserve">  four  </p>
                <p dur="2s"><span begin="0s" dur="1s">five</span><span begin="1s"><![CDATA[<six>]]></span></p>
              </div></body>
            </tt>
            """,
            "Welcome. This is text without times, which goes on for a while; it has sentences, and clauses. Is it long?");

    private static final List<String> TOKENS = List.of(
            "-->",
            "00:00:01.000",
            "99999999:59:59,999",
            "00:61:00.000",
            "-1",
            "WEBVTT",
            "NOTE",
            "STYLE",
            "<v ",
            "</v>",
            "<c.x>",
            "&#xFFFFFFFF;",
            "&nbsp;",
            "&bogus;",
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE tt [<!ENTITY a 'aaaa'>]>",
            "&a;",
            "<p begin='1s'>",
            "</p>",
            "begin='1000000000h'",
            "dur='0s'",
            "timeContainer='seq'",
            "<?pi?>",
            "{\\an8}",
            "[br]",
            "\uFEFF",
            "\u0000",
            "\u202E");

    private final CaptionParser parser = new CaptionParser(LIMITS);

    @Test
    void corpus_isReadAsItStands() {
        for (String file : CORPUS.subList(0, CORPUS.size() - 1)) {
            assertThat(parser.parse(file.getBytes(StandardCharsets.UTF_8), null).cues())
                    .as(file)
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void changedFile_isReadOrRefusedWithItsLine(long seed) {
        Random random = new Random(seed);
        int read = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] file = changed(random);
            Duration length = random.nextBoolean() ? Duration.ofSeconds(random.nextInt(100)) : null;
            String what = "round " + round + ": "
                    + new String(file, 0, Math.min(SHOWN, file.length), StandardCharsets.ISO_8859_1);
            try {
                check(parser.parse(file, length, "en"), file, what);
                read++;
            } catch (CaptionException e) {
                assertThat(e.line()).as(what).isBetween(1, file.length + 1);
            }
            try {
                check(parser.spread(file, length, "en"), file, what);
            } catch (CaptionException e) {
                assertThat(e.line()).as(what).isBetween(1, file.length + 1);
            }
        }
        assertThat(read).as("files that are still captions").isGreaterThan(ROUNDS / 10);
    }

    private void check(ParsedCaptions captions, byte[] file, String what) {
        List<Cue> cues = captions.cues();
        assertThat(cues)
                .as(what)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(LIMITS.maxCues())
                .isSortedAccordingTo(Comparator.comparing(Cue::start))
                .allSatisfy(cue -> {
                    assertThat(cue.text()).isNotBlank();
                    assertThat(cue.text().length()).isLessThanOrEqualTo(LIMITS.maxCueChars());
                    assertThat(cue.text()).doesNotContain("\n\n");
                });
        assertThat(captions.warnings()).as(what).hasSizeLessThanOrEqualTo(file.length + 1);
        CaptionParser roomy = new CaptionParser(CaptionLimits.DEFAULT);
        assertThat(roomy.parse(WebVttWriter.write(cues).getBytes(StandardCharsets.UTF_8), null)
                        .cues())
                .as(what)
                .isEqualTo(cues);
        assertThat(roomy.parse(SubRipWriter.write(cues).getBytes(StandardCharsets.UTF_8), null)
                        .cues())
                .as(what)
                .hasSameSizeAs(cues);
    }

    private static byte[] changed(Random random) {
        String text = CORPUS.get(random.nextInt(CORPUS.size()));
        if (random.nextInt(6) == 0) {
            text += CORPUS.get(random.nextInt(CORPUS.size()));
        }
        for (int change = random.nextInt(5); change > 0; change--) {
            text = random.nextBoolean() ? byLine(text, random) : byToken(text, random);
        }
        byte[] bytes = text.replace("\n", random.nextInt(5) == 0 ? "\r\n" : "\n")
                .getBytes(random.nextInt(8) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return random.nextInt(3) == 0 ? byByte(bytes, random) : bytes;
    }

    private static String byLine(String text, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        switch (random.nextInt(6)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.set(at, "");
            case 3 -> lines.set(at, line.repeat(1 + random.nextInt(60)));
            case 4 -> lines.addAll(at, new ArrayList<>(lines.subList(at, Math.min(lines.size(), at + 9))));
            default -> lines.subList(at, lines.size()).clear();
        }
        return String.join("\n", lines);
    }

    private static String byToken(String text, Random random) {
        List<String> tokens = new ArrayList<>(
                TOKEN.matcher(text).results().map(MatchResult::group).toList());
        if (tokens.isEmpty()) {
            return TOKENS.get(random.nextInt(TOKENS.size()));
        }
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(5)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.set(at, TOKENS.get(random.nextInt(TOKENS.size())));
            case 2 -> tokens.add(at, TOKENS.get(random.nextInt(TOKENS.size())));
            case 3 -> tokens.add(random.nextInt(tokens.size()), tokens.get(at));
            default -> tokens.set(at, tokens.set(random.nextInt(tokens.size()), tokens.get(at)));
        }
        return String.join("", tokens);
    }

    private static byte[] byByte(byte[] file, Random random) {
        byte[] changed = file.clone();
        for (int change = 1 + random.nextInt(4); change > 0 && changed.length > 0; change--) {
            int at = random.nextInt(changed.length);
            switch (random.nextInt(3)) {
                case 0 -> changed[at] = (byte) random.nextInt();
                case 1 -> changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
                default -> changed = Arrays.copyOf(changed, at);
            }
        }
        return changed;
    }
}
