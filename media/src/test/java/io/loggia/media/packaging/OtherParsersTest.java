package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.lindstrom.m3u8.model.MasterPlaylist;
import io.lindstrom.m3u8.model.MediaSegment;
import io.lindstrom.m3u8.model.Variant;
import io.lindstrom.m3u8.parser.MasterPlaylistParser;
import io.lindstrom.m3u8.parser.MediaPlaylistParser;
import io.lindstrom.m3u8.parser.ParsingMode;
import io.loggia.domain.CaptionKind;
import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings;
import io.loggia.media.plan.TranscodePath;
import io.loggia.media.plan.TranscodePlanner;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.ProbeLimits;
import io.loggia.media.probe.Prober;
import io.loggia.media.run.Clips;
import io.loggia.media.run.TestTools;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What we write, read by programs that we have not written. */
class OtherParsersTest {

    private static final TranscodePath SOFTWARE = TranscodePath.software(Encoder.H264_X264);

    @TempDir
    Path folder;

    private Path out;

    @BeforeEach
    void make() throws Exception {
        Path clip = Clips.browserReady(folder, 9, "854x480");
        MediaInfo info = new Prober(TestTools.tools(), ProbeLimits.DEFAULT).probe(clip);
        TranscodePlanner planner = new TranscodePlanner(LadderSettings.DEFAULT);
        out = Files.createDirectory(folder.resolve("out"));
        new SpanEncoder(TestTools.tools(), 2, 6L << 30)
                .run(
                        new SpanEncoder.Work(
                                clip,
                                planner.spans(info, SpanEncoder.SEGMENTS),
                                span -> planner.pictures(info, SOFTWARE, planner.rungs(info), span),
                                () -> planner.sound(info, List.of()),
                                folder.resolve("kept"),
                                planner.segmentSeconds(info),
                                List.of()),
                        out,
                        at -> {});
    }

    @Test
    void playlists_areReadStrictly_byAnotherParser() throws Exception {
        String with = Subtitles.inMaster(
                Files.readString(out.resolve("master.m3u8")),
                List.of(
                        new Subtitles.Track("en", "en", CaptionKind.SUBTITLES, "English", /* byDefault= */ true),
                        new Subtitles.Track(
                                "en.captions", "en", CaptionKind.CAPTIONS, "English (CC)", /* byDefault= */ false)));

        MasterPlaylist master = new MasterPlaylistParser(ParsingMode.STRICT).readPlaylist(with);

        assertThat(master.variants()).hasSize(2);
        assertThat(master.alternativeRenditions()).hasSize(3);
        assertThat(master.iFrameVariants()).hasSize(2);
        for (Variant variant : master.variants()) {
            assertThat(variant.audio()).contains("audio");
            assertThat(variant.subtitles()).contains("subtitles");
            var media = new MediaPlaylistParser(ParsingMode.STRICT).readPlaylist(out.resolve(variant.uri()));
            assertThat(media.targetDuration()).isEqualTo(4);
            assertThat(media.ongoing()).isFalse();
            assertThat(media.mediaSegments().stream()
                            .mapToDouble(MediaSegment::duration)
                            .sum())
                    .isBetween(8.9, 9.1);
        }
        var subtitles = new MediaPlaylistParser(ParsingMode.STRICT)
                .readPlaylist(Subtitles.playlist(java.time.Duration.ofSeconds(9)));
        assertThat(subtitles.mediaSegments()).hasSize(1);
        assertThat(Playlists.faults(out)).isEmpty();
    }

    @Test
    void iframes_areReachedByTheirBytes() throws Exception {
        var iframes = new MediaPlaylistParser(ParsingMode.STRICT).readPlaylist(out.resolve("v360/iframes.m3u8"));

        assertThat(iframes.iFramesOnly()).isTrue();
        assertThat(iframes.mediaSegments()).hasSize(3);
        for (MediaSegment segment : iframes.mediaSegments()) {
            long from = segment.byteRange().orElseThrow().offset().orElseThrow();
            int length = Math.toIntExact(segment.byteRange().orElseThrow().length());
            byte[] piece = new byte[length];
            try (RandomAccessFile file = new RandomAccessFile(
                    out.resolve("v360").resolve(segment.uri()).toFile(), "r")) {
                file.seek(from);
                file.readFully(piece);
            }
            Path alone = folder.resolve("alone.mp4");
            Files.write(alone, Files.readAllBytes(out.resolve("v360/init.mp4")));
            Files.write(alone, piece, java.nio.file.StandardOpenOption.APPEND);
            Path still = Clips.make(folder, "still.png", "-i", "alone.mp4", "-frames:v", "1", "-update", "1");
            assertThat(still).isNotEmptyFile();
            Files.delete(still);
        }
    }

    @Test
    void manifest_namesTheSameSegments() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        Document manifest =
                factory.newDocumentBuilder().parse(out.resolve("manifest.mpd").toFile());

        var representations = manifest.getElementsByTagName("Representation");
        assertThat(representations.getLength()).isEqualTo(3);
        for (int i = 0; i < representations.getLength(); i++) {
            Element representation = (Element) representations.item(i);
            Element template = (Element)
                    representation.getElementsByTagName("SegmentTemplate").item(0);
            int count = 0;
            var times = representation.getElementsByTagName("S");
            for (int k = 0; k < times.getLength(); k++) {
                String repeat = ((Element) times.item(k)).getAttribute("r");
                count += 1 + (repeat.isEmpty() ? 0 : Integer.parseInt(repeat));
            }
            String media = template.getAttribute("media");
            assertThat(out.resolve(media.replace("$Number%05d$", "%05d".formatted(count - 1))))
                    .exists();
            assertThat(out.resolve(media.replace("$Number%05d$", "%05d".formatted(count))))
                    .doesNotExist();
            assertThat(out.resolve(template.getAttribute("initialization"))).exists();
        }
    }

    @Test
    void everyRendition_decodesWhole_inAnotherFfmpeg() throws Exception {
        Assumptions.assumeTrue(SecondDecoder.isThere(), "there is no second FFmpeg at /usr/bin/ffmpeg");

        assertThat(SecondDecoder.frames(out, "v480")).isEqualTo(225);
        assertThat(SecondDecoder.frames(out, "v360")).isEqualTo(225);
        assertThat(SecondDecoder.frames(out, "a0")).isBetween(386L, 390L);
    }
}
