package io.loggia.media.probe;

import io.loggia.domain.CaptionKind;
import io.loggia.domain.Chapter;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
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

    private static final Set<String> TEXT = Set.of("subrip", "srt", "ass", "ssa", "mov_text", "webvtt", "text");
    private static final int MOST_TRACKS = 20;
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
        return new Extras(subtitles(info, source, scratch, tracks(output)), chapters(output, info.duration()));
    }

    /** The first track of each language and kind; forced ones hold foreign words alone. */
    private static List<Track> tracks(FlatOutput output) {
        List<Track> tracks = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (int i = 0; i < output.integer("format.nb_streams") && tracks.size() < MOST_TRACKS; i++) {
            String stream = "streams.stream." + i + ".";
            String language = TrackLanguage.tag(output.text(stream + "tags.language"));
            CaptionKind kind = kind(output, stream + "disposition.");
            if (output.text(stream + "codec_type").equals("subtitle")
                    && TEXT.contains(output.text(stream + "codec_name"))
                    && output.integer(stream + "disposition.forced") == 0
                    && known.add(kind + language)) {
                tracks.add(new Track(output.integer(stream + "index"), language, kind));
            }
        }
        return tracks;
    }

    private static CaptionKind kind(FlatOutput output, String disposition) {
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
