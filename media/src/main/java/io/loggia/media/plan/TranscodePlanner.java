package io.loggia.media.plan;

import io.loggia.media.capability.Capabilities;
import io.loggia.media.capability.Encoder;
import io.loggia.media.plan.LadderSettings.Rung;
import io.loggia.media.probe.AudioStream;
import io.loggia.media.probe.Container;
import io.loggia.media.probe.MediaInfo;
import io.loggia.media.probe.SafeInput;
import io.loggia.media.probe.VideoStream;
import java.util.ArrayList;
import java.util.List;

/** Maps what a file is and what the machine can do to the arguments of one FFmpeg run. Pure. */
public final class TranscodePlanner {

    private static final int MAX_AUDIO_TRACKS = 4;
    private static final double WORTH_A_RUNG = 1.15;

    private final LadderSettings settings;

    public TranscodePlanner(LadderSettings settings) {
        this.settings = settings;
    }

    /** Copies the streams as they are; for media that is {@link MediaInfo#browserReady()}. */
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
            after.addAll(HlsOutput.video(settings.segment(), rendition.folder()));
            renditions.add(rendition);
        }
        addAudio(info, after, renditions);
        return new TranscodePlan(before(info, List.of()), after, renditions, info.duration(), false, false);
    }

    /**
     * Encodes every quality of the ladder that the source can fill, in one decode.
     *
     * @param hardware false to stay in software, as after a card has failed
     */
    public TranscodePlan ladder(MediaInfo info, Capabilities capabilities, boolean hardware) {
        List<String> after = new ArrayList<>();
        List<Rendition> renditions = new ArrayList<>();
        Encoder encoder =
                capabilities.best("h264", hardware && settings.hardware()).orElse(Encoder.H264_X264);
        VideoStream video = info.video();
        if (video != null) {
            addVideo(video, encoder, after, renditions);
        }
        addAudio(info, after, renditions);
        boolean devices = video != null && encoder.isHardware();
        List<String> open = devices ? encoder.globalOptions() : List.of();
        return new TranscodePlan(before(info, open), after, renditions, info.duration(), true, devices);
    }

    /** Whether encoding would add anything to what re-wrapping gave: not for sound that browsers play. */
    public boolean needsLadder(MediaInfo info) {
        return info.video() != null || !info.browserReady();
    }

    private static List<String> before(MediaInfo info, List<String> device) {
        List<String> before = new ArrayList<>(List.of("-v", "error", "-y", "-max_alloc", "1000000000"));
        before.addAll(device);
        before.addAll(SafeInput.options(info.container()));
        return before;
    }

    private void addVideo(VideoStream video, Encoder encoder, List<String> after, List<Rendition> renditions) {
        List<Rung> rungs = rungs(video);
        FrameRate rate = FrameRate.of(video.framesPerSecond());
        List<Rendition.Video> qualities = new ArrayList<>();
        for (Rung rung : rungs) {
            PictureSize size = PictureSize.of(video.displayWidth(), video.displayHeight(), rung.lines());
            qualities.add(new Rendition.Video("v" + rung.lines(), size.width(), size.height(), rate.perSecond()));
        }
        after.add("-filter_complex");
        after.add(FilterGraph.ladder(video, rate, qualities, encoder));
        for (int i = 0; i < rungs.size(); i++) {
            after.addAll(List.of("-map", "[v" + i + "]"));
            after.addAll(EncoderOptions.of(encoder, rungs.get(i), rate, settings.segment()));
            after.addAll(HlsOutput.video(settings.segment(), qualities.get(i).folder()));
        }
        renditions.addAll(qualities);
    }

    /** Never larger than the source; where the source lies well between two rungs, it is a rung itself. */
    private List<Rung> rungs(VideoStream video) {
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

    private void addAudio(MediaInfo info, List<String> after, List<Rendition> renditions) {
        List<AudioStream> tracks =
                info.audio().subList(0, Math.min(MAX_AUDIO_TRACKS, info.audio().size()));
        for (int i = 0; i < tracks.size(); i++) {
            AudioStream track = tracks.get(i);
            boolean copied = track.codec().equals("aac")
                    && track.channels() <= 2
                    && track.profile().equals("LC");
            Rendition.Audio rendition = new Rendition.Audio("a" + i, Math.min(2, track.channels()), track.language());
            after.addAll(List.of("-map", "0:" + track.index()));
            after.addAll(copied ? copy(info.container()) : encode(rendition.channels()));
            after.addAll(HlsOutput.audio(settings.segment(), rendition.folder()));
            renditions.add(rendition);
        }
    }

    /** Sound in transport streams carries a header in each frame that MP4 has once. */
    private static List<String> copy(Container container) {
        return container == Container.MP4 || container == Container.MATROSKA
                ? List.of("-c:a", "copy")
                : List.of("-c:a", "copy", "-bsf:a", "aac_adtstoasc");
    }

    private List<String> encode(int channels) {
        int bits = channels == 1 ? settings.audioBitsPerSecond() / 2 : settings.audioBitsPerSecond();
        return List.of(
                "-c:a", "aac", "-b:a", Integer.toString(bits), "-ac", Integer.toString(channels), "-ar", "48000");
    }
}
