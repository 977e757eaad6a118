package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.Cue;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubtitlesTest {

    private static final String MASTER = """
            #EXTM3U
            #EXT-X-VERSION:7
            #EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.640028"
            v360/index.m3u8
            #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="v360/iframes.m3u8"
            """;

    private static final List<Subtitles.Track> TRACKS = List.of(
            track("de", CaptionKind.SUBTITLES, "Deutsch"),
            track("en-GB", CaptionKind.SUBTITLES, "English \"British\""));

    private static Subtitles.Track track(String language, CaptionKind kind, String label) {
        return new Subtitles.Track(language, language, kind, label, /* byDefault= */ false);
    }

    private static Cue cue(int start, int end, String text) {
        return new Cue(Duration.ofSeconds(start), Duration.ofSeconds(end), null, text);
    }

    @Test
    void master_listsTracks_andEveryVariantRefersToThem() {
        assertThat(Subtitles.inMaster(MASTER, TRACKS)).isEqualTo("""
                        #EXTM3U
                        #EXT-X-VERSION:7
                        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="Deutsch",LANGUAGE="de",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="subtitles/de/index.m3u8"
                        #EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="subtitles",NAME="English  British ",LANGUAGE="en-GB",DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI="subtitles/en-GB/index.m3u8"
                        #EXT-X-STREAM-INF:BANDWIDTH=1,CODECS="avc1.640028",SUBTITLES="subtitles"
                        v360/index.m3u8
                        #EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="v360/iframes.m3u8"
                        """);
        assertThat(Subtitles.inMaster(MASTER, List.of())).isEqualTo(MASTER);
    }

    @Test
    void master_ofGrowingFilm_staysAsItIs() {
        String growing = MASTER.replace("#EXT-X-VERSION:7\n", "#EXT-X-VERSION:7\n#EXT-X-START:TIME-OFFSET=0\n");

        assertThat(Subtitles.inMaster(growing, TRACKS)).isEqualTo(growing);
    }

    @Test
    void manifest_hasOneSetATrack_withItsTextEscaped() {
        String manifest = "<MPD mediaPresentationDuration=\"PT61.500S\">\n  <Period>\n  </Period>\n</MPD>\n";

        String with = Subtitles.inManifest(manifest, List.of(track("en", CaptionKind.SUBTITLES, "A<B>&")));

        assertThat(with)
                .contains(
                        "<Label>A&lt;B&gt;&amp;</Label>",
                        "mimeType=\"application/mp4\" codecs=\"wvtt\"",
                        "duration=\"30000\"",
                        "initialization=\"subtitles/en/init.cmft\" media=\"subtitles/en/$Number%05d$.cmft\"");
        assertThat(Subtitles.length(with)).isEqualTo(Duration.ofMillis(61_500));
        assertThat(Subtitles.length("<MPD/>")).isZero();
    }

    private static final List<Subtitles.Track> KINDS = List.of(
            new Subtitles.Track("de.captions", "de", CaptionKind.CAPTIONS, "Deutsch (CC)", /* byDefault= */ true),
            new Subtitles.Track(
                    "de.descriptions", "de", CaptionKind.DESCRIPTIONS, "Deutsch (B)", /* byDefault= */ false));

    @Test
    void master_saysForWhomTracksAre_andWhichIsTheDefault() {
        List<String> lines = Subtitles.inMaster(MASTER, KINDS).lines().toList();

        assertThat(lines.get(2))
                .contains(
                        ",LANGUAGE=\"de\",DEFAULT=YES,AUTOSELECT=YES,FORCED=NO,",
                        ",CHARACTERISTICS=\"public.accessibility.transcribes-spoken-dialog,"
                                + "public.accessibility.describes-music-and-sound\",")
                .endsWith(",URI=\"subtitles/de.captions/index.m3u8\"");
        assertThat(lines.get(3))
                .as("nobody gets them who did not ask")
                .contains(",DEFAULT=NO,AUTOSELECT=NO,FORCED=NO,", "\"public.accessibility.describes-video\"");
    }

    @Test
    void manifest_saysForWhomTracksAre_andWhichIsTheDefault() {
        String with = Subtitles.inManifest("<MPD>\n  <Period>\n  </Period>\n</MPD>\n", KINDS);

        assertThat(with).contains("""
                      <Label>Deutsch (CC)</Label>
                      <Accessibility schemeIdUri="urn:tva:metadata:cs:AudioPurposeCS:2007" value="2"/>
                      <Role schemeIdUri="urn:mpeg:dash:role:2011" value="caption"/>
                      <Role schemeIdUri="urn:mpeg:dash:role:2011" value="main"/>
                      <Representation id="subtitles-de.captions" bandwidth="1000">
                """.indent(0));
        assertThat(with).contains("""
                      <Accessibility schemeIdUri="urn:tva:metadata:cs:AudioPurposeCS:2007" value="1"/>
                      <Role schemeIdUri="urn:mpeg:dash:role:2011" value="description"/>
                      <Representation id="subtitles-de.descriptions" bandwidth="1000">
                """.indent(0));
    }

    @Test
    void playlist_coversTheWholeFilm() {
        assertThat(Subtitles.playlist(Duration.ofMillis(61_500)))
                .contains("#EXT-X-TARGETDURATION:30", "#EXT-X-PLAYLIST-TYPE:VOD")
                .endsWith(
                        "#EXTINF:30.000,\n00000.vtt\n#EXTINF:30.000,\n00001.vtt\n#EXTINF:1.500,\n00002.vtt\n#EXT-X-ENDLIST\n");
    }

    @Test
    void segment_holdsWhatIsShownInItsTime_alsoWhatBeganBefore() {
        List<Cue> cues = List.of(cue(1, 2, "first"), cue(29, 31, "over the border"), cue(60, 61, "third"));

        assertThat(Subtitles.segment(cues, 0)).isEqualTo("""
                        WEBVTT
                        X-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000

                        00:00:01.000 --> 00:00:02.000
                        first

                        00:00:29.000 --> 00:00:31.000
                        over the border
                        """);
        assertThat(Subtitles.segment(cues, 1)).contains("over the border").doesNotContain("first", "third");
        assertThat(Subtitles.segment(cues, 9)).isEqualTo("WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:0,LOCAL:00:00:00.000\n");
    }
}
