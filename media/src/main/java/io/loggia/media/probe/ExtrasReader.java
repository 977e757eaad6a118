package io.loggia.media.probe;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.Chapter;
import io.loggia.media.probe.Extras.Form;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import io.loggia.media.run.ToolException;
import io.loggia.media.run.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes subtitles and chapters out of a file that has been probed. What cannot be had is left out: the film plays. */
public final class ExtrasReader {

    private static final System.Logger LOGGER = System.getLogger(ExtrasReader.class.getName());

    /** Closed captions in a track of their own, as QuickTime has them. */
    private static final String CLOSED_CAPTIONS = "eia_608";

    private static final Set<String> TEXT =
            Set.of("subrip", "srt", "ass", "ssa", "mov_text", "webvtt", "text", CLOSED_CAPTIONS);
    private static final Set<String> PICTURES =
            Set.of("hdmv_pgs_subtitle", "dvd_subtitle", "dvb_subtitle", "dvb_teletext", "xsub");
    /** Whose pictures may carry closed captions. */
    private static final Set<String> CAPTIONED = Set.of("h264", "hevc", "mpeg2video");
    /** Those that carry captions do so from the beginning, also while nobody speaks. */
    private static final int LOOKED_AT = 60;

    static final int MOST_TRACKS = 20;
    private static final int MOST_CHAPTERS = 500;
    private static final int MAX_BYTES = 16 * 1024 * 1024;
    private static final long MEMORY = 2L << 30;
    private static final Duration SHORTEST = Duration.ofMinutes(2);
    private static final String ENTRIES = "format=nb_streams:stream=index,codec_type,codec_name"
            + ":stream_disposition=forced,hearing_impaired,captions,visual_impaired,descriptions:stream_tags=language:chapter=start_time:chapter_tags=title";

    private final MediaTools tools;

    public ExtrasReader(MediaTools tools) {
        this.tools = tools;
    }

    private record Track(int index, String language, CaptionKind kind) {}

    /** @param scratch an empty folder, left empty */
    public Extras read(MediaInfo info, Path source, Path scratch) throws InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-show_chapters", "-show_entries", ENTRIES, "-of", "flat", SafeInput.url(source)));
        ToolResult told = tools.attempt(ToolCall.ffprobe(arguments, source, Limits.probing()));
        if (!told.succeeded()) {
            LOGGER.log(Level.INFO, "Subtitles and chapters cannot be listed: {0}", told.errors());
            return Extras.NONE;
        }
        FlatOutput output = FlatOutput.parse(told.output());
        List<Extras.Unshown> unshown = unshown(output);
        List<Track> tracks = tracks(output);
        int taken = Math.min(MOST_TRACKS, tracks.size());
        tracks.subList(taken, tracks.size())
                .forEach(track -> unshown.add(new Extras.Unshown(Form.BEYOND, track.language())));
        if (hasCaptionsInside(info, source)) {
            unshown.add(new Extras.Unshown(Form.IN_THE_PICTURE, ""));
        }
        return new Extras(
                subtitles(info, source, scratch, tracks.subList(0, taken)), chapters(output, info.duration()), unshown);
    }

    /** The first track of each language and kind; forced ones hold foreign words alone. */
    private static List<Track> tracks(FlatOutput output) {
        List<Track> tracks = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < output.integer("format.nb_streams"); i++) {
            String stream = "streams.stream." + i + ".";
            String language = TrackLanguage.tag(output.text(stream + "tags.language"));
            CaptionKind kind = kind(output, stream);
            if (output.text(stream + "codec_type").equals("subtitle")
                    && TEXT.contains(output.text(stream + "codec_name"))
                    && output.integer(stream + "disposition.forced") == 0
                    && known.add(kind + language)) {
                tracks.add(new Track(output.integer(stream + "index"), language, kind));
            }
        }
        return tracks;
    }

    /** What stands in tracks of its own and cannot be made text of. */
    private static List<Extras.Unshown> unshown(FlatOutput output) {
        List<Extras.Unshown> unshown = new ArrayList<>();
        for (int i = 0; i < output.integer("format.nb_streams") && unshown.size() < MOST_TRACKS; i++) {
            String stream = "streams.stream." + i + ".";
            String codec = output.text(stream + "codec_name");
            if (output.text(stream + "codec_type").equals("subtitle") && !TEXT.contains(codec)) {
                Form form = PICTURES.contains(codec) ? Form.PICTURES : Form.UNREADABLE;
                unshown.add(new Extras.Unshown(form, TrackLanguage.tag(output.text(stream + "tags.language"))));
            }
        }
        return unshown;
    }

    /**
     * Whether the first pictures carry closed captions. FFmpeg takes them out by a filter alone that opens the file by
     * itself, past the lists of what may be opened; so they are told and not taken.
     */
    private boolean hasCaptionsInside(MediaInfo info, Path source) throws InterruptedException {
        VideoStream video = info.video();
        if (video == null || !CAPTIONED.contains(video.codec())) {
            return false;
        }
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-analyze_frames"));
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-select_streams", Integer.toString(video.index())));
        arguments.addAll(List.of("-read_intervals", "%+#" + LOOKED_AT, "-show_entries", "stream=closed_captions"));
        arguments.addAll(List.of("-of", "flat", SafeInput.url(source)));
        try {
            ToolResult told = tools.attempt(ToolCall.ffprobe(arguments, source, Limits.probing()));
            return told.succeeded() && FlatOutput.parse(told.output()).integer("streams.stream.0.closed_captions") == 1;
        } catch (ToolException e) {
            LOGGER.log(Level.INFO, "Whether the pictures carry captions cannot be told", e);
            return false;
        }
    }

    private static CaptionKind kind(FlatOutput output, String stream) {
        if (output.text(stream + "codec_name").equals(CLOSED_CAPTIONS)) {
            return CaptionKind.CAPTIONS;
        }
        String disposition = stream + "disposition.";
        if (output.integer(disposition + "visual_impaired") == 1 || output.integer(disposition + "descriptions") == 1) {
            return CaptionKind.DESCRIPTIONS;
        }
        return output.integer(disposition + "hearing_impaired") == 1 || output.integer(disposition + "captions") == 1
                ? CaptionKind.CAPTIONS
                : CaptionKind.SUBTITLES;
    }

    static List<Chapter> chapters(FlatOutput output, Duration length) {
        List<Chapter> chapters = new ArrayList<>();
        for (int i = 0; i < MOST_CHAPTERS; i++) {
            String chapter = "chapters.chapter." + i + ".";
            if (output.text(chapter + "start_time").isEmpty()) {
                break;
            }
            double seconds = output.number(chapter + "start_time");
            Duration start = Duration.ofMillis(Math.max(0, Math.round(Math.min(seconds, 1e7) * 1000)));
            boolean after =
                    chapters.isEmpty() || start.compareTo(chapters.getLast().start()) > 0;
            if (after && start.compareTo(length) < 0) {
                chapters.add(new Chapter(start, Chapter.cleaned(output.text(chapter + "tags.title"))));
            }
        }
        return chapters;
    }

    private List<Extras.Subtitles> subtitles(MediaInfo info, Path source, Path scratch, List<Track> tracks)
            throws InterruptedException {
        if (tracks.isEmpty()) {
            return List.of();
        }
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        arguments.addAll(SafeInput.options(info.container()));
        arguments.addAll(List.of("-i", SafeInput.url(source)));
        for (Track track : tracks) {
            arguments.addAll(List.of("-map", "0:" + track.index(), "-c:s", "webvtt", "-map_metadata", "-1"));
            arguments.addAll(List.of("-f", "webvtt", file(track)));
        }
        Duration timeout = info.duration().compareTo(SHORTEST) > 0 ? info.duration() : SHORTEST;
        ToolResult result =
                tools.attempt(ToolCall.ffmpeg(arguments, source, scratch, Limits.writing(timeout, MEMORY, MAX_BYTES)));
        if (!result.succeeded()) {
            LOGGER.log(Level.INFO, "Not all subtitles could be taken out: {0}", result.errors());
        }
        List<Extras.Subtitles> found = new ArrayList<>();
        for (Track track : tracks) {
            take(scratch.resolve(file(track)), track, found);
        }
        return found;
    }

    private static String file(Track track) {
        return "subtitles-" + track.index() + ".vtt";
    }

    private static void take(Path file, Track track, List<Extras.Subtitles> found) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) < MAX_BYTES) {
                found.add(new Extras.Subtitles(
                        track.language(), track.kind(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
