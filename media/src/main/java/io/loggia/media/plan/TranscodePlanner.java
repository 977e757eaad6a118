package io.loggia.media.plan;

import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.probe.AudioStream;
import io.loggia.media.probe.Container;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.SafeInput;
import io.loggia.media.probe.VideoStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Maps what a file is and what the machine can do to the arguments of one FFmpeg run. Pure. */
public final class TranscodePlanner {

    /** Of the files that a trial leaves. */
    public static final String TRIAL_SUFFIX = ".264";

    private static final double WORTH_A_RUNG = 1.15;
    private static final int FIRST_LINES = 480;
    /** Ahead of a span's first picture, for filters that look back. */
    private static final double RUN_UP_SECONDS = 1;

    private final LadderSettings settings;
    private final SoundOptions sounds;

    public TranscodePlanner(LadderSettings settings) {
        this.settings = settings;
        this.sounds = new SoundOptions(settings);
    }

    /**
     * Copies the streams that browsers play as they are, and nothing else, so that it takes no longer than reading the file;
     * for media that is {@link MediaInfo#browserReady()}. Tracks that are left out, and sound in two channels, come with the
     * ladder.
     */
    public TranscodePlan remux(MediaInfo info) {
        List<String> after = new ArrayList<>();
        List<Rendition> renditions = new ArrayList<>();
        VideoStream video = info.video();
        if (video != null) {
            Rendition.Video rendition = new Rendition.Video(
                    "v0",
                    even(video.displayWidth()),
                    even(video.displayHeight()),
                    FrameRate.of(video.framesPerSecond()).perSecond());
            after.addAll(List.of("-map", "0:" + video.index(), "-c:v", "copy", "-tag:v", "avc1"));
            after.addAll(HlsOutput.copied(wishedSeconds(), rendition.folder()));
            renditions.add(rendition);
        }
        sounds.addReady(info, wishedSeconds(), after, renditions);
        return new TranscodePlan(before(info, List.of()), after, renditions, info.duration(), false, false);
    }

    /** Encodes every quality of the ladder that the source can fill, and the sound, in one process. */
    public TranscodePlan ladder(MediaInfo info, TranscodePath path) {
        TranscodePlan pictures = pictures(info, path, rungs(info), Span.WHOLE);
        TranscodePlan sound = sound(info, List.of());
        List<String> after = new ArrayList<>(pictures.after());
        after.addAll(sound.after());
        List<Rendition> renditions = new ArrayList<>(pictures.renditions());
        renditions.addAll(sound.renditions());
        return new TranscodePlan(pictures.before(), after, renditions, info.duration(), true, pictures.devices());
    }

    /** Encodes the pictures of a span in some qualities, in one decode. What spans on the same path give can be joined. */
    public TranscodePlan pictures(MediaInfo info, TranscodePath path, List<Rung> rungs, Span span) {
        VideoStream video = info.video();
        if (video == null) {
            return new TranscodePlan(before(info, List.of()), List.of(), List.of(), info.duration(), true, false);
        }
        return planned(info, path, Quality.ladder(video, path.encoder(), rungs), span);
    }

    /**
     * Encodes the pictures of a span in further codecs, in the same qualities, in software. They fit beside those in H.264:
     * the grid is the same.
     */
    public TranscodePlan variants(MediaInfo info, List<VariantCodec> codecs, List<Rung> rungs, Span span) {
        VideoStream video = Objects.requireNonNull(info.video());
        List<Quality> qualities = codecs.stream()
                .flatMap(codec -> rungs.stream().map(rung -> Quality.variant(video, codec, rung)))
                .toList();
        return planned(info, TranscodePath.software(Encoder.H264_X264), qualities, span);
    }

    private TranscodePlan planned(MediaInfo info, TranscodePath path, List<Quality> qualities, Span span) {
        VideoStream video = Objects.requireNonNull(info.video());
        List<String> before = before(info, path.before());
        Grid grid = grid(video);
        if (!span.isWhole()) {
            before.addAll(List.of("-copyts", "-start_at_zero"));
        }
        if (span.firstSegment() > 0 && isEntered(info)) {
            double from = Math.max(0, grid.borderBefore(span.firstSegment()) - RUN_UP_SECONDS);
            before.addAll(List.of("-noaccurate_seek", "-ss", HlsOutput.number(from)));
        }
        List<String> after = new ArrayList<>();
        List<Rendition> renditions = new ArrayList<>();
        addPictures(
                video,
                grid,
                span,
                path,
                qualities,
                after,
                renditions,
                quality -> HlsOutput.encoded(grid, span, quality.folder()));
        return new TranscodePlan(before, after, renditions, info.duration(), true, path.usesDevices());
    }

    /**
     * Encodes or copies the sound tracks, whole: sound that is cut and joined has gaps.
     *
     * @param loudness as measured, by track; empty to leave the level as it is
     */
    public TranscodePlan sound(MediaInfo info, List<Loudness> loudness) {
        List<String> after = new ArrayList<>();
        List<Rendition> renditions = new ArrayList<>();
        VideoStream video = info.video();
        double seconds = video == null ? wishedSeconds() : grid(video).segmentSeconds();
        sounds.add(info, seconds, loudness, after, renditions);
        return new TranscodePlan(before(info, List.of()), after, renditions, info.duration(), true, false);
    }

    /** The sound tracks that are taken, in the order of their renditions. */
    public static List<AudioStream> soundTracks(MediaInfo info) {
        return SoundOptions.tracks(info);
    }

    /** A sentence for the author of a film of which not all sound is taken. */
    public Optional<String> leftOut(MediaInfo info) {
        return SoundOptions.note(info);
    }

    /**
     * Encodes a few seconds in software, in some qualities, to bare streams of which only the size is of interest. They
     * are named after their renditions, with {@link #TRIAL_SUFFIX}.
     */
    public TranscodePlan trial(MediaInfo info, List<Rung> rungs, Duration from, int seconds) {
        VideoStream video = Objects.requireNonNull(info.video());
        Grid grid = grid(video);
        TranscodePath path = TranscodePath.software(Encoder.H264_X264);
        List<String> before = before(info, List.of());
        before.addAll(List.of("-ss", HlsOutput.number(from.toMillis() / 1000.0), "-t", Integer.toString(seconds)));
        List<String> after = new ArrayList<>();
        List<Rendition> renditions = new ArrayList<>();
        addPictures(
                video,
                grid,
                Span.WHOLE,
                path,
                Quality.ladder(video, path.encoder(), rungs),
                after,
                renditions,
                quality -> List.of("-f", "h264", quality.folder() + TRIAL_SUFFIX));
        return new TranscodePlan(before, after, renditions, Duration.ofSeconds(seconds), true, false);
    }

    /**
     * What is encoded by itself, so that an encode can be taken up again and spread over processors. A film that cannot be
     * entered in the middle is one span: a part of it is decoded from the start on.
     */
    public List<Span> spans(MediaInfo info, int segments) {
        VideoStream video = info.video();
        return video == null || !isEntered(info)
                ? List.of(Span.WHOLE)
                : grid(video).spans(info.duration(), segments);
    }

    /** Whether a film may be entered in the middle: its container has an index of pictures that can be relied on. */
    private static boolean isEntered(MediaInfo info) {
        return info.container() == Container.MP4 || info.container() == Container.MATROSKA;
    }

    /** Length of all segments but a rendition's last one; those of sound come near it. */
    public double segmentSeconds(MediaInfo info) {
        VideoStream video = info.video();
        return video == null ? wishedSeconds() : grid(video).segmentSeconds();
    }

    private double wishedSeconds() {
        return settings.segment().toMillis() / 1000.0;
    }

    private Grid grid(VideoStream video) {
        return Grid.of(FrameRate.of(video.framesPerSecond()), settings.segment());
    }

    /** Whether encoding would add anything to what re-wrapping gave: not for sound that is what would be made of it. */
    public boolean needsLadder(MediaInfo info) {
        return info.video() != null || !info.browserReady() || settings.normalised() || !SoundOptions.areUsual(info);
    }

    /** Codecs in which all is to be made once more. */
    public List<VariantCodec> variants() {
        return settings.variants();
    }

    /** Whether sound is brought to one level. */
    public boolean normalises() {
        return settings.normalised();
    }

    /**
     * One quality as this source would get it.
     *
     * @param codec as encoders are sorted by
     * @param maxBitsPerSecond at its frame rate
     */
    public record Offer(String codec, Rung rung, Rendition.Video rendition, long maxBitsPerSecond) {}

    /** What the ladder makes of a source at most; on trial, some may turn out not to be worth it. */
    public List<Offer> offers(MediaInfo info) {
        VideoStream video = info.video();
        if (video == null) {
            return List.of();
        }
        FrameRate rate = FrameRate.of(video.framesPerSecond());
        List<Quality> all = new ArrayList<>(Quality.ladder(video, Encoder.H264_X264, rungs(info)));
        settings.variants().forEach(codec -> rungs(info).forEach(rung -> all.add(Quality.variant(video, codec, rung))));
        return all.stream()
                .map(one -> new Offer(
                        one.encoder().codec(),
                        one.rung(),
                        one.rendition(),
                        EncoderOptions.cap(one.rung(), one.isHalved(rate), rate)))
                .toList();
    }

    private static List<String> before(MediaInfo info, List<String> device) {
        List<String> before = new ArrayList<>(List.of("-v", "error", "-y", "-max_alloc", "1000000000"));
        before.addAll(device);
        before.addAll(SafeInput.options(info.container()));
        return before;
    }

    private void addPictures(
            VideoStream video,
            Grid grid,
            Span span,
            TranscodePath path,
            List<Quality> qualities,
            List<String> after,
            List<Rendition> renditions,
            Function<Rendition.Video, List<String>> output) {
        List<Rendition.Video> made = qualities.stream().map(Quality::rendition).toList();
        after.add("-filter_complex");
        after.add(FilterGraph.ladder(video, grid, span, made, path));
        for (int i = 0; i < qualities.size(); i++) {
            Quality quality = qualities.get(i);
            boolean halved = quality.isHalved(grid.rate());
            after.addAll(List.of("-map", "[v" + i + "]"));
            after.addAll(EncoderOptions.of(
                    quality.encoder(),
                    path.profileOf(quality.encoder()),
                    quality.rung(),
                    halved,
                    grid.rate(),
                    grid.frames() / (halved ? 2 : 1)));
            after.addAll(output.apply(quality.rendition()));
        }
        renditions.addAll(made);
    }

    /** The one quality that is made before all others: enough to begin with, and quickly encoded. */
    public Rung firstRung(MediaInfo info) {
        return rungs(info).stream()
                .filter(rung -> rung.lines() <= FIRST_LINES)
                .findFirst()
                .orElseGet(() -> rungs(info).getLast());
    }

    /** Never larger than the source; where the source lies well between two rungs, it is a rung itself. */
    public List<Rung> rungs(MediaInfo info) {
        VideoStream video = info.video();
        if (video == null) {
            return List.of();
        }
        int lines = Math.min(video.displayWidth(), video.displayHeight());
        List<Rung> fitting = new ArrayList<>(
                settings.rungs().stream().filter(rung -> rung.lines() <= lines).toList());
        Rung top = settings.rungs().getFirst();
        boolean between = fitting.isEmpty()
                || (lines < top.lines() && lines > fitting.getFirst().lines() * WORTH_A_RUNG);
        if (between) {
            Rung above = settings.rungs().stream()
                    .filter(rung -> rung.lines() > lines)
                    .reduce((higher, lower) -> lower)
                    .orElse(top);
            fitting.addFirst(new Rung(even(lines), above.quality(), above.maxBitsPerSecond()));
        }
        return fitting;
    }

    private static int even(int length) {
        return Math.max(2, length / 2 * 2);
    }
}
