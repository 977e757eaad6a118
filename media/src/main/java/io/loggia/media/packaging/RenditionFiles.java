package io.loggia.media.packaging;

import io.loggia.media.plan.Rendition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A rendition on disk: its segments without a gap, from the first on, as far as they are there. */
final class RenditionFiles {

    static final String INIT = "init.mp4";

    private final Path folder;
    private final Rendition rendition;
    private final List<Segment> segments = new ArrayList<>();
    private @Nullable InitSegment init;
    private int leastTarget = 1;

    RenditionFiles(Path presentation, Rendition rendition) {
        this.folder = presentation.resolve(rendition.folder());
        this.rendition = rendition;
    }

    /** As if these segments had been found. */
    static RenditionFiles found(Rendition rendition, InitSegment init, List<Segment> segments) {
        RenditionFiles files = new RenditionFiles(Path.of(""), rendition);
        files.init = init;
        files.segments.addAll(segments);
        return files;
    }

    static String segmentName(int number) {
        return String.format(Locale.ROOT, "%05d.m4s", number);
    }

    /** Takes note of segments that have come since. */
    void look() throws IOException {
        Path next = folder.resolve(segmentName(segments.size()));
        while (Files.isRegularFile(next)) {
            if (init == null) {
                init = InitSegment.of(Files.readAllBytes(folder.resolve(INIT)));
            }
            segments.add(Segment.read(next));
            next = folder.resolve(segmentName(segments.size()));
        }
    }

    /** @throws io.loggia.domain.LoggiaException when there is nothing, or a hole */
    RenditionFiles checked() {
        if (segments.isEmpty()) {
            throw Incomplete.of();
        }
        for (int i = 1; i < segments.size(); i++) {
            Segment before = segments.get(i - 1);
            long hole = segments.get(i).start() - before.start() - before.duration();
            if (Math.abs(hole) > init().timescale() / 20) {
                throw Incomplete.of();
            }
        }
        return this;
    }

    /** Whether each segment can be played by itself, and none is longer. */
    boolean isEnteredEvery(double mostSeconds) throws IOException {
        byte[] configuration = Files.readAllBytes(folder.resolve(INIT));
        for (Segment segment : segments) {
            if (seconds(segment) > mostSeconds
                    || !IdrPicture.begins(folder.resolve(segment.name()), segment, configuration)) {
                return false;
            }
        }
        return true;
    }

    Path folder() {
        return folder;
    }

    boolean isVideo() {
        return rendition instanceof Rendition.Video;
    }

    /** First what everything plays: a player that does not choose takes the first, and one that chooses looks at all. */
    static List<RenditionFiles> videos(List<RenditionFiles> all) {
        return all.stream()
                .filter(RenditionFiles::isVideo)
                .sorted(Comparator.comparing(files -> !files.init().codec().startsWith("avc1")))
                .toList();
    }

    Rendition rendition() {
        return rendition;
    }

    List<Segment> segments() {
        return segments;
    }

    InitSegment init() {
        if (init == null) {
            throw Incomplete.of();
        }
        return init;
    }

    double seconds(Segment segment) {
        return (double) segment.duration() / init().timescale();
    }

    double seconds() {
        return segments.stream().mapToDouble(this::seconds).sum();
    }

    /** As EXT-X-TARGETDURATION wants it: no segment is longer when rounded, nor one of a rendition beside this. */
    int targetSeconds() {
        double longest = segments.stream().mapToDouble(this::seconds).max().orElse(1);
        return (int) Math.max(leastTarget, Math.round(longest));
    }

    void atLeastTarget(int seconds) {
        leastTarget = seconds;
    }

    Bandwidth bandwidth() {
        return Bandwidth.of(
                segments.stream().mapToDouble(this::seconds).toArray(),
                segments.stream().mapToLong(Segment::bytes).toArray(),
                targetSeconds());
    }

    /** Of the pictures that stand alone, each reached by the range of its bytes. */
    Bandwidth iframeBandwidth() {
        return Bandwidth.of(
                segments.stream().mapToDouble(this::seconds).toArray(),
                segments.stream()
                        .mapToLong(segment -> segment.firstSampleTo() - segment.fragmentFrom())
                        .toArray(),
                targetSeconds());
    }
}
