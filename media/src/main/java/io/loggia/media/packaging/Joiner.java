package io.loggia.media.packaging;

import io.loggia.domain.ErrorCode;
import io.loggia.domain.LoggiaException;
import io.loggia.media.run.Limits;
import io.loggia.media.run.MediaTools;
import io.loggia.media.run.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one MP4 of one quality of a presentation and its first sound, for people to take along. Nothing is encoded: the
 * same pictures and the same sound are put into one file.
 */
public final class Joiner {

    private static final Duration TIMEOUT = Duration.ofHours(2);
    private static final Pattern STREAM = Pattern.compile("#EXT-X-STREAM-INF:(.*)");
    private static final Pattern LINES = Pattern.compile("RESOLUTION=[0-9]+x([0-9]+)");
    private static final Pattern CODECS = Pattern.compile("CODECS=\"([^\"]*)\"");
    private static final Pattern SOUND = Pattern.compile("#EXT-X-MEDIA:TYPE=AUDIO.*URI=\"([^\"]+)\".*");
    private static final Pattern PLACE = Pattern.compile("[a-z0-9_-]{1,40}/" + MediaPlaylist.NAME);

    private final MediaTools tools;
    private final int processors;
    private final long memoryBytes;

    public Joiner(MediaTools tools, int processors, long memoryBytes) {
        this.tools = tools;
        this.processors = processors;
        this.memoryBytes = memoryBytes;
    }

    /**
     * A quality of pictures.
     *
     * @param name of its folder, such as {@code v0}
     * @param lines its height
     */
    public record Pictures(String name, int lines) {}

    /** The qualities that every player knows (H.264), the best first; none where there is sound alone. */
    public static List<Pictures> pictures(Path presentation) throws IOException {
        List<Pictures> found = new ArrayList<>();
        List<String> lines = Files.readAllLines(presentation.resolve(Packager.MASTER));
        for (int i = 0; i + 1 < lines.size(); i++) {
            Matcher stream = STREAM.matcher(lines.get(i));
            if (stream.matches() && PLACE.matcher(lines.get(i + 1)).matches()) {
                Matcher size = LINES.matcher(stream.group(1));
                Matcher codecs = CODECS.matcher(stream.group(1));
                if (size.find() && codecs.find() && codecs.group(1).contains("avc1")) {
                    Pictures pictures = new Pictures(folder(lines.get(i + 1)), Integer.parseInt(size.group(1)));
                    if (found.stream().noneMatch(known -> known.name().equals(pictures.name()))) {
                        found.add(pictures);
                    }
                }
            }
        }
        found.sort((one, another) -> Integer.compare(another.lines(), one.lines()));
        return List.copyOf(found);
    }

    /** Name of the folder of the sound that goes with all pictures; empty where there is none. */
    public static Optional<String> sound(Path presentation) throws IOException {
        for (String line : Files.readAllLines(presentation.resolve(Packager.MASTER))) {
            Matcher sound = SOUND.matcher(line);
            if (sound.matches() && PLACE.matcher(sound.group(1)).matches()) {
                return Optional.of(folder(sound.group(1)));
            }
        }
        return Optional.empty();
    }

    private static String folder(String place) {
        return place.substring(0, place.indexOf('/'));
    }

    /**
     * Writes the file {@code name} into a folder.
     *
     * @param presentation where the master playlist lies
     * @throws LoggiaException {@link ErrorCode#NOT_FOUND} when the presentation has no such quality
     */
    public void join(Path presentation, String pictures, Path folder, String name)
            throws IOException, InterruptedException {
        if (pictures(presentation).stream().noneMatch(known -> known.name().equals(pictures))) {
            throw new LoggiaException(ErrorCode.NOT_FOUND, "There is no such quality.");
        }
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-y"));
        input(arguments, presentation, pictures);
        Optional<String> sound = sound(presentation);
        sound.ifPresent(folderOfSound -> input(arguments, presentation, folderOfSound));
        arguments.addAll(List.of("-map", "0:v:0"));
        if (sound.isPresent()) {
            arguments.addAll(List.of("-map", "1:a:0"));
        }
        arguments.addAll(List.of("-c", "copy", "-map_metadata", "-1", "-movflags", "+faststart", "-f", "mp4", name));
        tools.run(ToolCall.ffmpeg(arguments, presentation, folder, Limits.encoding(TIMEOUT, processors, memoryBytes)));
    }

    /** Only what we packaged ourselves is read here, by nothing but its own playlist, and from files alone. */
    private static void input(List<String> arguments, Path presentation, String folder) {
        arguments.addAll(List.of("-protocol_whitelist", "file", "-format_whitelist", "hls,mov,mp4,m4a,3gp,3g2,mj2"));
        arguments.addAll(List.of("-allowed_extensions", "m3u8,m4s,mp4", "-f", "hls", "-i"));
        arguments.add(String.format(
                Locale.ROOT, "file:%s", presentation.resolve(folder).resolve(MediaPlaylist.NAME)));
    }
}
