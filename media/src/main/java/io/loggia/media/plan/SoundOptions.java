package io.loggia.media.plan;

import io.loggia.media.probe.AudioStream;
import io.loggia.media.probe.Container;
import io.loggia.media.probe.MediaInfo;
import java.util.List;
import java.util.Optional;

/** How sound tracks are copied or encoded. */
final class SoundOptions {

    /** A film in every language of the European Union is no attack. */
    private static final int MAX_TRACKS = 24;

    private final LadderSettings settings;

    SoundOptions(LadderSettings settings) {
        this.settings = settings;
    }

    /** The tracks that are taken. */
    static List<AudioStream> tracks(MediaInfo info) {
        return info.audio().subList(0, Math.min(MAX_TRACKS, info.audio().size()));
    }

    /** A sentence for the author of a film of which not all tracks are taken. */
    static Optional<String> note(MediaInfo info) {
        int all = info.audio().size();
        return all > MAX_TRACKS
                ? Optional.of("The file has " + all + " sound tracks; the first " + MAX_TRACKS + " can be heard.")
                : Optional.empty();
    }

    /** Whether all tracks are in the end what they are in the file, unless their level is changed. */
    static boolean areUsual(MediaInfo info) {
        return tracks(info).stream().allMatch(AudioStream::isUsual);
    }

    /** Takes over what browsers play, however many its channels; nothing is encoded. */
    void addReady(MediaInfo info, double segmentSeconds, List<String> after, List<Rendition> renditions) {
        List<AudioStream> tracks = tracks(info);
        for (int i = 0; i < tracks.size(); i++) {
            AudioStream track = tracks.get(i);
            if (track.browserReady()) {
                Rendition.Audio rendition = new Rendition.Audio("a" + i, track.channels(), track.language());
                after.addAll(List.of("-map", "0:" + track.index()));
                after.addAll(copy(info.container()));
                after.addAll(HlsOutput.audio(segmentSeconds, rendition.folder()));
                renditions.add(rendition);
            }
        }
    }

    void add(
            MediaInfo info,
            double segmentSeconds,
            List<Loudness> loudness,
            List<String> after,
            List<Rendition> renditions) {
        List<AudioStream> tracks = tracks(info);
        for (int i = 0; i < tracks.size(); i++) {
            AudioStream track = tracks.get(i);
            boolean levelled = i < loudness.size() && loudness.get(i).isOff();
            boolean copied = track.isUsual() && !levelled;
            Rendition.Audio rendition = new Rendition.Audio("a" + i, Math.min(2, track.channels()), track.language());
            after.addAll(List.of("-map", "0:" + track.index()));
            after.addAll(
                    copied
                            ? copy(info.container())
                            : encode(
                                    rendition.channels(),
                                    levelled ? loudness.get(i).filter() : ""));
            after.addAll(HlsOutput.audio(segmentSeconds, rendition.folder()));
            renditions.add(rendition);
        }
    }

    /** Sound in transport streams carries a header in each frame that MP4 has once. */
    private static List<String> copy(Container container) {
        return container == Container.MP4 || container == Container.MATROSKA
                ? List.of("-c:a", "copy")
                : List.of("-c:a", "copy", "-bsf:a", "aac_adtstoasc");
    }

    private List<String> encode(int channels, String level) {
        int bits = channels == 1 ? settings.audioBitsPerSecond() / 2 : settings.audioBitsPerSecond();
        // Gaps in the source's time stamps, and a late start, become silence: segments then have no gaps.
        String filter = level + "aresample=48000:async=1:first_pts=0";
        return List.of(
                "-af",
                filter,
                "-c:a",
                "aac",
                "-b:a",
                Integer.toString(bits),
                "-ac",
                Integer.toString(channels),
                "-ar",
                "48000");
    }
}
