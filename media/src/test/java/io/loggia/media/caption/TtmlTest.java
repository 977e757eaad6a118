package io.loggia.media.caption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.loggia.domain.Cue;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TtmlTest {

    private static final String NAMES =
            "xmlns='http://www.w3.org/ns/ttml' xmlns:ttp='http://www.w3.org/ns/ttml#parameter' "
                    + "xmlns:tts='http://www.w3.org/ns/ttml#styling' xmlns:ttm='http://www.w3.org/ns/ttml#metadata' ";

    private final CaptionParser parser = new CaptionParser(CaptionLimits.DEFAULT);

    private ParsedCaptions parse(String text) {
        return parser.parse(text.getBytes(StandardCharsets.UTF_8), null);
    }

    private List<Cue> body(String attributes, String body) {
        return parse("<tt " + NAMES + attributes + "><body>" + body + "</body></tt>")
                .cues();
    }

    private CaptionException refused(String text) {
        return catchThrowableOfType(CaptionException.class, () -> parse(text));
    }

    private static Cue cue(long startMs, long endMs, String text) {
        return new Cue(Duration.ofMillis(startMs), Duration.ofMillis(endMs), null, text);
    }

    @Test
    void imsc_withHeadRegionsAndStyles_givesPlainCues() {
        ParsedCaptions captions = parse("""
                <?xml version="1.0" encoding="UTF-8"?>
                <tt:tt xmlns:tt="http://www.w3.org/ns/ttml" xmlns:tts="http://www.w3.org/ns/ttml#styling" xml:lang="en">
                  <tt:head>
                    <tt:metadata><tt:desc>not said</tt:desc></tt:metadata>
                    <tt:styling><tt:style xml:id="s1" tts:color="red"/></tt:styling>
                    <tt:layout><tt:region xml:id="r1" tts:origin="10% 80%"><tt:style tts:color="blue"/></tt:region></tt:layout>
                  </tt:head>
                  <tt:body><tt:div region="r1">
                    <tt:p xml:id="c1" begin="00:00:01.000" end="00:00:02.500"><tt:metadata>x</tt:metadata>
                      <tt:span style="s1" tts:fontStyle="italic">Welcome  to</tt:span> the <tt:span>plant</tt:span>.<tt:br/>
                      Mind the step &amp; walk.<tt:set tts:color="green" begin="1s"/>
                    </tt:p>
                    <tt:p begin="3s" dur="1500ms">&lt;hot&gt;</tt:p>
                  </tt:div></tt:body>
                </tt:tt>
                """);

        assertThat(captions.cues())
                .containsExactly(
                        cue(1000, 2500, "Welcome to the plant.\nMind the step & walk."), cue(3000, 4500, "<hot>"));
        assertThat(captions.warnings()).isEmpty();
    }

    @Test
    void dfxp_ofAnOlderDraft_isUnderstood() {
        assertThat(parse(
                                "<tt xmlns='http://www.w3.org/2006/10/ttaf1'><body><div><p begin='0.5s' end='2s'>Old</p></div></body></tt>")
                        .cues())
                .containsExactly(cue(500, 2000, "Old"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 00:01:02.5, 62500",
        "'', 01:00:00, 3600000",
        "'', 1.5h, 5400000",
        "'', 2m, 120000",
        "'', 15s, 15000",
        "'', 15.25s, 15250",
        "'', 750ms, 750",
        "'', 15f, 500",
        "ttp:frameRate='25', 00:00:01:05, 1200",
        "ttp:frameRate='25', 10f, 400",
        "ttp:frameRate='24' ttp:frameRateMultiplier='1000 1001', 24f, 1001",
        "ttp:frameRate='30' ttp:frameRateMultiplier='1000:1001', 00:00:10:00, 10000",
        "ttp:frameRate='25' ttp:subFrameRate='2', 00:00:00:01.1, 60",
        "ttp:tickRate='10000000', 25000000t, 2500",
        "ttp:frameRate='50', 25t, 500",
        "'', 7t, 7000",
        "ttp:timeBase='smpte' ttp:frameRate='30' ttp:frameRateMultiplier='1000 1001' ttp:dropMode='dropNTSC', 00:01:00:02, 60060",
        "ttp:timeBase='smpte' ttp:frameRate='25', 00:00:02:05, 2200"
    })
    void times_ofEachKind_areRead(String parameters, String time, long expectedMs) {
        assertThat(body(parameters, "<div><p begin='" + time + "' dur='1s'>x</p></div>"))
                .containsExactly(cue(expectedMs, expectedMs + 1000, "x"));
    }

    @Test
    void times_ofInnerElements_countFromTheOuterOnesAndEndWithThem() {
        assertThat(body(
                        "",
                        "<div begin='10s' end='20s'><p begin='1s' end='2s'>a</p><p begin='8s' end='99s'>b</p>"
                                + "<p begin='12s' end='13s'>late</p><p>all</p></div>"))
                .containsExactly(cue(10_000, 20_000, "all"), cue(11_000, 12_000, "a"), cue(18_000, 20_000, "b"));
    }

    @Test
    void times_inSequence_countFromTheOneBefore() {
        assertThat(body("", "<div begin='5s' timeContainer='seq'><p dur='2s'>a</p><p begin='1s' dur='2s'>b</p></div>"))
                .containsExactly(cue(5000, 7000, "a"), cue(8000, 10_000, "b"));
    }

    @Test
    void times_ofSpans_makeACueOfEach() {
        assertThat(body(
                        "",
                        "<div><p><span begin='1s' end='2s'>One</span> <span begin='2s' end='3s'>two</span></p></div>"))
                .containsExactly(cue(1000, 2000, "One"), cue(2000, 3000, "two"));
    }

    @Test
    void agents_nameTheSpeakers() {
        ParsedCaptions captions = parse("<tt " + NAMES + "><head><metadata>"
                + "<ttm:agent xml:id='ann' type='person'><ttm:name type='full'> Ann  Lee </ttm:name></ttm:agent>"
                + "</metadata></head><body><div><p begin='1s' end='2s' ttm:agent='ann'>Hi</p>"
                + "<p begin='2s' end='3s' ttm:agent='bob'>Ho</p></div></body></tt>");

        assertThat(captions.cues()).extracting(Cue::speaker).containsExactly("Ann Lee", null);
    }

    @Test
    void ruby_isLeftOut_andSpaceIsKeptWhereAsked() {
        assertThat(body(
                        "",
                        "<div><p begin='1s' end='2s'><span tts:ruby='container'><span tts:ruby='base'>漢字</span>"
                                + "<span tts:ruby='text'>かんじ</span></span></p>"
                                + "<p begin='2s' end='3s' xml:space='preserve'>a  b</p></div>"))
                .extracting(Cue::text)
                .containsExactly("漢字", "a  b");
    }

    @Test
    void languages_ofWhichOneIsWanted_leaveTheOthersOut() {
        byte[] file = ("<tt " + NAMES + "xml:lang='en'><body><div><p begin='1s' end='2s'>Hello</p></div>"
                        + "<div xml:lang='de-AT'><p begin='1s' end='2s'>Servus</p></div></body></tt>")
                .getBytes(StandardCharsets.UTF_8);

        ParsedCaptions german = parser.parse(file, null, "de");
        assertThat(german.cues()).containsExactly(cue(1000, 2000, "Servus"));
        assertThat(german.warnings()).singleElement().asString().contains("(en)");
        ParsedCaptions french = parser.parse(file, null, "fr");
        assertThat(french.cues()).hasSize(2);
        assertThat(french.warnings()).singleElement().asString().contains("de, en");
    }

    @Test
    void endMissing_isTheEndOfTheMedia_orRefusedWithItsLine() {
        String file = "<tt " + NAMES + "><body><div>\n<p begin='1s'>x</p></div></body></tt>";

        assertThat(parser.parse(file.getBytes(StandardCharsets.UTF_8), Duration.ofSeconds(9))
                        .cues())
                .containsExactly(cue(1000, 9000, "x"));
        assertThat(refused(file).line()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "soon",
                "1",
                "-1s",
                "1e3s",
                "00:00:61",
                "wallclock(2026-01-01T00:00)",
                "999999999999999h",
                "00:00:01:99999999999",
                "NaN",
                "1.s",
                ""
            })
    void malformedTime_isRefusedWithItsLine(String time) {
        CaptionException e =
                refused("<tt " + NAMES + ">\n<body><div>\n\n<p begin='" + time + "' end='2h'>x</p></div></body></tt>");

        assertThat(e.line()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ttp:frameRate='0'",
                "ttp:frameRate='x'",
                "ttp:tickRate='99999999999'",
                "ttp:timeBase='clock'",
                "ttp:frameRateMultiplier='1 0'"
            })
    void malformedParameter_isRefused(String parameter) {
        assertThat(refused("<tt " + NAMES + parameter + "><body><div><p begin='1s' end='2s'>x</p></div></body></tt>"))
                .isNotNull();
    }

    @Test
    void malformedXml_isRefusedWithItsLine_countedFromTheFilesBegin() {
        assertThat(refused("\n\n<tt " + NAMES + ">\n<body><div>\n<p begin='1s'</p></div></body></tt>")
                        .line())
                .isEqualTo(5);
        assertThat(refused("<html><body>x</body></html>")).hasMessageContaining("not TTML");
        assertThat(refused("<tt " + NAMES + "><body/></tt>")).hasMessageContaining("no cue");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tt>", "<tt></t>", "<tt/><tt/>", "<!---->x<tt/>", "<tt/>x", "<tt a='1' a='2'/>", "<tt a=1/>",
                        "<tt a='1'b='2'/>",
                "<tt a='<'/>", "<tt a='1/>", "<n:tt/>", "<tt n:a='1'/>", "<1/>", "<tt>&</tt>", "<tt>&lt</tt>",
                        "<tt>&#0;</tt>",
                "<tt>&#xD800;</tt>", "<tt>&#x110000;</tt>", "<tt><!-- </tt>", "<tt><![CDATA[</tt>", "<?xml", "<",
                        "</tt>", "<tt",
                "<tt :a='1'/>", "<tt a:='1'/>", "< tt/>", "<!-- -->"
            })
    void malformedXml_ofAnyKind_isRefused(String document) {
        assertThat(refused(document.replace("<tt", "<tt xmlns='http://www.w3.org/ns/ttml'")))
                .hasMessageContaining("malformed");
    }

    @Test
    void xml_inItsManyForms_isUnderstood() {
        assertThat(parse(
                                "\uFEFF<?xml version='1.0'?>\r\n<!-- <tt> -->\r\n<t:tt xmlns:t = \"http://www.w3.org/ns/ttml\" >"
                                        + "<?x y?><t:body><t:div\n><!-- & --><t:p begin='1s'\tend='&#50;s' >A &#x1F600;&#10;<![CDATA[<b> &amp;]]>"
                                        + "<u xmlns='x'>no<v/></u><t:span/></t:p ></t:div></t:body></t:tt >\n<!-- end -->")
                        .cues())
                .containsExactly(cue(1000, 2000, "A \uD83D\uDE00 <b> &amp;"));
    }

    @Test
    void pictures_areToldApartFromText() {
        assertThat(refused("<tt " + NAMES
                        + "xmlns:smpte='http://www.smpte-ra.org/schemas/2052-1/2010/smpte-tt'><body>"
                        + "<div begin='1s' end='2s' smpte:backgroundImage='#i1'/></body></tt>"))
                .hasMessageContaining("pictures");
    }

    /** No document type is read, hence no file, no address and no entity that grows. */
    @Tag("D18")
    @Tag("A14")
    @Test
    void hostileEntities_areRefused_andNothingIsRead(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "canary");
        String[] types = {
            "<!DOCTYPE tt [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>",
            "<!DOCTYPE tt SYSTEM '" + secret.toUri() + "'>",
            "<!DOCTYPE tt [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x'> %x;]>",
            "<!DOCTYPE tt [<!ENTITY a 'aaaaaaaaaa'><!ENTITY x '&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
            ""
        };
        for (String type : types) {
            CaptionException e = refused("<?xml version='1.0'?>" + type + "<tt " + NAMES
                    + "><body><div><p begin='1s' end='2s'>&x;</p></div></body></tt>");
            assertThat(e).as(type).isNotNull();
            assertThat(e.getMessage()).doesNotContain("canary");
        }
    }

    @Tag("A14")
    @Test
    void hostileSizeAndDepth_areCapped() {
        assertThat(refused("<tt " + NAMES + "><body>" + "<div>".repeat(100_000)))
                .hasMessageContaining("nested");
        assertThat(refused("<tt " + NAMES + "><body><x>" + "<y>".repeat(100_000)))
                .isNotNull();
        assertThat(refused("<tt " + NAMES + "><body><div><p begin='1s' end='2s'>" + "word ".repeat(3000)))
                .hasMessageContaining("longer");
        CaptionParser small = new CaptionParser(new CaptionLimits(100_000, 3, 100));
        String many = "<tt " + NAMES + "><body><div>" + "<p begin='1s' end='2s'>x</p>".repeat(4) + "</div></body></tt>";
        assertThat(catchThrowableOfType(
                        CaptionException.class, () -> small.parse(many.getBytes(StandardCharsets.UTF_8), null)))
                .hasMessageContaining("more than 3 cues");
    }

    @Tag("A14")
    @Test
    void hostileMarkup_comesOutAsPlainText() {
        assertThat(body(
                        "",
                        "<div><p begin='1s' end='2s' tts:backgroundImage='javascript:x' onclick='x'>"
                                + "&lt;script&gt;alert(1)&lt;/script&gt;<![CDATA[<b>]]>&amp;lt;"
                                + "<script xmlns='http://www.w3.org/1999/xhtml'>alert(2)</script></p></div>"))
                .extracting(Cue::text)
                .containsExactly("<script>alert(1)</script><b>&lt;");
    }
}
