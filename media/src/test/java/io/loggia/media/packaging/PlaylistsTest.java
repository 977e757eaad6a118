package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A check that finds nothing says something only if it finds what is wrong. */
class PlaylistsTest {

    @TempDir
    private static Path folder;

    private static Path whole = Path.of("");

    @TempDir
    private Path scratch;

    @BeforeAll
    static void make() throws Exception {
        Path clip = Clips.browserReady(folder, 9, "640x480");
        TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);
        whole = Files.createDirectory(folder.resolve("whole"));
        new Packager(TestTools.tools(), 2, 6L << 30)
                .run(
                        planner.ladder(
                                new Prober(TestTools.tools(), ProbeLimits.DEFAULT).probe(clip),
                                TranscodePath.software(Encoder.H264_X264)),
                        clip,
                        whole,
                        at -> {});
        assertThat(Playlists.faults(whole)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            master.m3u8         | #EXTM3U                    | #EXTINF                       | does not begin with #EXTM3U
            master.m3u8         | #EXT-X-MEDIA:              | #EXT-X-MEDIUM:                | has a tag that is not known
            master.m3u8         | AUTOSELECT=YES             | AUTOSELECT=YES,DEFAULT=YES    | says an attribute twice
            master.m3u8         | CHANNELS="                 | CHANNELS= "                   | has attributes that cannot be read
            master.m3u8         | AUTOSELECT=YES             | AUTOSELECT=NO                 | has a default that no player may choose
            master.m3u8         | ,CHANNELS="1"              |                               | has sound without its channels
            master.m3u8         | AUDIO="audio"              | AUDIO="other"                 | refers to a group that is not
            master.m3u8         | ,AUDIO="audio"             |                               | has CODECS that leave out the sound, or add it
            master.m3u8         | ,mp4a.40.2"                | "                             | has CODECS that leave out the sound, or add it
            master.m3u8         | INF:BANDWIDTH=             | INF:BANDWIDTH=1               | tells BANDWIDTH
            master.m3u8         | AVERAGE-BANDWIDTH=         | AVERAGE-BANDWIDTH=99          | has an average above its peak, or none
            master.m3u8         | FRAME-RATE=25.000          | FRAME-RATE=25                 | has a frame rate without three decimals
            master.m3u8         | RESOLUTION=640x480         | RESOLUTION=640                | has a size that is none
            master.m3u8         | v480/index.m3u8            | v481/index.m3u8               | is not there
            master.m3u8         | #EXT-X-INDEPENDENT-SEGMENTS|                               | does not say that segments are independent
            v480/index.m3u8     | TARGETDURATION:4           | TARGETDURATION:3              | has a segment longer than its target
            v480/index.m3u8     | TARGETDURATION:4           | TARGETDURATION:5              | does not share the others' target duration
            v480/index.m3u8     | VERSION:7                  | VERSION:4                     | has EXT-X-MAP below the version for it
            v480/index.m3u8     | TYPE:VOD                   | TYPE:LIVE                     | is of no type that is whole
            v480/index.m3u8     | SEQUENCE:0                 | SEQUENCE:1                    | does not begin with its first segment
            v480/index.m3u8     | #EXT-X-ENDLIST             |                               | does not end
            v480/index.m3u8     | init.mp4                   | start.mp4                     | names no init segment
            v480/index.m3u8     | 00001.m4s                  | 00009.m4s                     | names a segment that is not there
            v480/index.m3u8     | 00001.m4s                  | 00002.m4s                     | has a segment that begins at
            v480/index.m3u8     | EXTINF:4.000000            | EXTINF:3.900000               | that are told as
            v480/index.m3u8     | EXTINF:4.000000            | EXTINF:3.900000               | do not share their borders
            v480/iframes.m3u8   | #EXT-X-I-FRAMES-ONLY       |                               | is of the wrong kind
            v480/iframes.m3u8   | BYTERANGE:                 | BYTERANGE:99                  | names bytes behind the end of
            """)
    void whatIsWrong_isFound(String file, String right, String wrong, String fault) throws IOException {
        Path broken = copied();
        Path playlist = broken.resolve(file);
        String text = Files.readString(playlist);
        assertThat(text).contains(right);
        String with = wrong == null ? "" : wrong;
        Files.writeString(playlist, text.replaceFirst("\\Q" + right + "\\E", with.replace("$", "\\$")));

        assertThat(Playlists.faults(broken)).anyMatch(found -> found.contains(fault));
    }

    @Test
    void segmentThatNeedsAnother_isFound() throws IOException {
        Path broken = copied();
        Path segment = broken.resolve("v480/00001.m4s");
        byte[] bytes = Files.readAllBytes(segment);
        int run = indexOf(bytes, "trun");
        // Flags, samples and offset come before the flags of the first sample.
        bytes[run + 4 + 12 + 1] |= 1;
        Files.write(segment, bytes);

        assertThat(Playlists.faults(broken)).anyMatch(found -> found.contains("does not begin with a key frame"));
    }

    private static int indexOf(byte[] bytes, String type) {
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf(type);
    }

    private Path copied() throws IOException {
        try (var files = Files.walk(whole)) {
            for (Path from : files.toList()) {
                Path to = scratch.resolve(whole.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(from, to);
                }
            }
        }
        return scratch;
    }
}
