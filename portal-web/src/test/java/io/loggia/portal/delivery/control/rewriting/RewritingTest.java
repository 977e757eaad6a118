package io.loggia.portal.delivery.control.rewriting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewritingTest {

    private static final String CDN = "https://cdn.example.com/media/origin/0e9f/renditions/4b7c/1/";
    private static final CdnPlace PLACE = new CdnPlace(CDN, "Policy=a~b&Signature=c$d");
    private static final String SIGNED = "?Policy=a~b&Signature=c$d";

    private static String hls(String playlist) {
        StringBuilder out = new StringBuilder();
        try {
            HlsRewriter.rewrite(new StringReader(playlist), out, PLACE);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString();
    }

    private static String dash(String manifest) {
        return DashRewriter.rewrite(manifest, PLACE);
    }

    @Test
    void mediaPlaylist_namesSegmentsKeysAndInitialisationAtTheCdn() {
        assertThat(hls("""
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-TARGETDURATION:4
            #EXT-X-KEY:METHOD=AES-128,URI="key.bin",IV=0x01
            #EXT-X-MAP:URI="init.mp4",BYTERANGE="720@0"
            #EXTINF:4.010667,
            #EXT-X-BYTERANGE:1000@720
            00000.m4s

            #EXTINF:3.989333,a title with "quotes", URI="x.ts"
            00001.m4s
            #EXT-X-ENDLIST
            """)).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:7
                #EXT-X-TARGETDURATION:4
                #EXT-X-KEY:METHOD=AES-128,URI="%1$skey.bin%2$s",IV=0x01
                #EXT-X-MAP:URI="%1$sinit.mp4%2$s",BYTERANGE="720@0"
                #EXTINF:4.010667,
                #EXT-X-BYTERANGE:1000@720
                %1$s00000.m4s%2$s

                #EXTINF:3.989333,a title with "quotes", URI="x.ts"
                %1$s00001.m4s%2$s
                #EXT-X-ENDLIST
                """.formatted(CDN, SIGNED));
    }

    /** Playlists are rewritten as well, so they stay with the portal, relative and under its own token. */
    @Test
    void multivariantPlaylist_keepsPlaylistsAndMovesPictures() {
        String master = """
            #EXTM3U
            #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="Track 1",CHANNELS="1",URI="a0/index.m3u8"
            #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="English",URI="subtitles/en/index.m3u8"
            #EXT-X-STREAM-INF:BANDWIDTH=257834,AUDIO="audio",SUBTITLES="subtitles"
            v0/index.m3u8
            #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=46050,URI="v0/iframes.m3u8"
            """;
        assertThat(hls(master)).isEqualTo(master);
        assertThat(hls("#EXT-X-SESSION-DATA:DATA-ID=\"poster\",URI=\"poster.jpg\"\n"))
                .isEqualTo("#EXT-X-SESSION-DATA:DATA-ID=\"poster\",URI=\"" + CDN + "poster.jpg" + SIGNED + "\"\n");
        assertThat(hls("#EXT-X-SESSION-KEY:METHOD=AES-128,URI=\"key.bin\"\n")).contains(CDN + "key.bin" + SIGNED);
    }

    @Test
    void subtitlePlaylist_namesItsTextAtTheCdn() {
        assertThat(hls("#EXTINF:10.000,\n00000.vtt\n"))
                .isEqualTo("#EXTINF:10.000,\n" + CDN + "00000.vtt" + SIGNED + "\n");
    }

    /** A signature goes to nothing that is not below the folder it was made for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/x.m4s",
                "//evil.example/x.m4s",
                "/etc/passwd",
                "../../secrets/media-key",
                "a/../../b.m4s",
                "x.m4s?already=1",
                "x.m4s#f",
                "javascript:alert(1)",
                "data:text/plain,x",
                "skd://key",
                "a b.m4s",
                "%2e%2e/x.m4s",
                "a%0d%0aX.m4s",
                "x\\y.m4s",
                "{$v}.m4s",
                "ä.m4s",
                ".hidden",
                "a//b.m4s",
                "./x.m4s",
                "x..m4s",
                "x.",
                "a/b/c/d/e/f.m4s"
            })
    void address_thatIsNoneOfOurs_isLeftAloneAndUnsigned(String hostile) {
        assertThat(hls("#EXTINF:4,\n" + hostile + "\n")).isEqualTo("#EXTINF:4,\n" + hostile + "\n");
        assertThat(hls("#EXT-X-MAP:URI=\"" + hostile + "\"\n")).isEqualTo("#EXT-X-MAP:URI=\"" + hostile + "\"\n");
        assertThat(dash("<MPD><SegmentURL media=\"" + hostile + "\"/></MPD>")).doesNotContain("cdn.example.com");
        assertThat(dash("<MPD><BaseURL>" + hostile + "</BaseURL></MPD>")).doesNotContain("cdn.example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXT-X-MEDIA:NAME=\"x,URI=\",URI=\"a.vtt\"",
                "#EXT-X-MEDIA:NAME=\"URI=a.vtt\",LANGUAGE=\"en\",URI=\"a.vtt\"",
                "#EXT-X-MEDIA:NAME=\"a:b=c,d\",URI=\"a.vtt\",X=\"y\""
            })
    void attribute_isFoundBehindNamesThatLookLikeIt(String tag) {
        assertThat(hls(tag + "\n"))
                .isEqualTo(tag.replace("URI=\"a.vtt\"", "URI=\"" + CDN + "a.vtt" + SIGNED + "\"") + "\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "#EXT-X-MEDIA:NAME=\"URI=\\\"a.vtt", "#EXT-X-MAP:URI=\"never.closed", "#EXT-X-MAP:URI=", "#EXT-X-MAP:",
                        "#EXT-X-MAP",
                "#EXT-X-MAP:,,,==", "#EXT-X-MAP:URI=unquoted.mp4", "#EXT-X-MEDIA:MYURI=\"a.vtt\"", "# a comment: a.vtt",
                        "#EXT"
            })
    void tag_thatIsBroken_isLeftAsItIs(String tag) {
        assertThat(hls(tag + "\n")).isEqualTo(tag + "\n");
    }

    @Test
    void lineEndings_ofAnySystem_areRead() {
        assertThat(hls("#EXTM3U\r\n#EXTINF:4,\r\n0.m4s"))
                .isEqualTo("#EXTM3U\n#EXTINF:4,\n" + CDN + "0.m4s" + SIGNED + "\n");
    }

    @Test
    void manifest_namesTemplatesListsAndBasesAtTheCdn() {
        String out = dash("""
            <?xml version="1.0" encoding="UTF-8"?>
            <MPD xmlns="urn:mpeg:dash:schema:mpd:2011" xmlns:x="urn:x" x:media="kept" media="kept">
              <Period id="a &amp; b &lt;">
                <AdaptationSet><Label>Q&amp;A</Label>
                  <Representation id="v0">
                    <SegmentTemplate initialization="v0/init.mp4" media="v0/$Number%05d$.m4s" startNumber="0"/>
                  </Representation>
                  <Representation id="v1">
                    <BaseURL>v1/</BaseURL>
                    <SegmentList><Initialization sourceURL="init.mp4"/><SegmentURL media="1.m4s" mediaRange="0-9"/></SegmentList>
                  </Representation>
                  <Representation id="subtitles-en"><BaseURL>subtitles/en/all.vtt</BaseURL></Representation>
                </AdaptationSet>
              </Period>
            </MPD>
            """);
        String signed = "?Policy=a~b&amp;Signature=c$d\"";
        assertThat(out)
                .startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\"")
                .contains("x:media=\"kept\" media=\"kept\"")
                .contains("<Period id=\"a &amp; b &lt;\">")
                .contains("<Label>Q&amp;A</Label>")
                .contains("initialization=\"" + CDN + "v0/init.mp4?Policy=a~b&amp;Signature=c$$d\"")
                .contains("media=\"" + CDN + "v0/$Number%05d$.m4s?Policy=a~b&amp;Signature=c$$d\"")
                .contains("<BaseURL>v1/</BaseURL>")
                .contains("sourceURL=\"" + CDN + "v1/init.mp4" + signed)
                .contains("media=\"" + CDN + "v1/1.m4s" + signed + " mediaRange=\"0-9\"")
                .contains("<BaseURL>" + CDN + "subtitles/en/all.vtt?Policy=a~b&amp;Signature=c$d</BaseURL>");
    }

    /** Nothing is read but what stands there, and what is no manifest comes out as it went in. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE MPD [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><MPD>&x;</MPD>",
                "<MPD><!-- <BaseURL>a.vtt</BaseURL> --></MPD>",
                "<MPD>",
                "</MPD></MPD></MPD>",
                "<BaseURL>",
                "<SegmentURL media=",
                "no XML",
                ""
            })
    void manifest_thatIsNone_isLeftAsItIs(String text) {
        assertThat(dash(text)).isEqualTo(text);
    }

    @Test
    void storyboard_namesItsPicturesAtTheCdn() throws IOException {
        StringBuilder out = new StringBuilder();
        String storyboard = """
            WEBVTT

            00:00.000 --> 00:05.000
            storyboard-1.jpg#xywh=160,0,160,90

            NOTE see a.jpg
            ../x.jpg
            """;
        StoryboardRewriter.rewrite(new StringReader(storyboard), out, PLACE);
        assertThat(out).hasToString(storyboard.replace("storyboard-1.jpg", CDN + "storyboard-1.jpg" + SIGNED));
    }
}
