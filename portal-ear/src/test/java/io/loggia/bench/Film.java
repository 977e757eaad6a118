package io.loggia.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Media as cameras and screen recorders leave it, made by the server's own FFmpeg. */
final class Film {

    /** Video bits that give segments of four seconds about a megabyte. */
    private static final String BITS = "1970k";

    private Film() {}

    /** 1080p25 H.264 with AAC at a constant rate, {@code seconds} (a multiple of 10) long. */
    static Path make(Path tools, Path folder, int seconds) {
        Path ten = folder.resolve("ten-seconds.mp4");
        Path film = folder.resolve("film.mp4");
        ffmpeg(
                tools,
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=duration=10:size=1920x1080:rate=25,noise=alls=6:allf=t",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:duration=10",
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-pix_fmt",
                        "yuv420p",
                        "-g",
                        "50",
                        "-keyint_min",
                        "50",
                        "-b:v",
                        BITS,
                        "-minrate",
                        BITS,
                        "-maxrate",
                        BITS,
                        "-bufsize",
                        "1M",
                        "-x264-params",
                        "nal-hrd=cbr:scenecut=0",
                        "-c:a",
                        "aac",
                        "-b:a",
                        "128k",
                        ten.toString()));
        loop(tools, ten, seconds, film, "-movflags", "+faststart");
        return film;
    }

    /** The same size and length as no browser plays it: MPEG-4 with Opus in Matroska. */
    static Path makeForeign(Path tools, Path folder, int seconds) {
        Path ten = folder.resolve("ten-seconds.mkv");
        Path film = folder.resolve("film.mkv");
        String picture = "testsrc2=duration=10:size=1920x1080:rate=25";
        String sound = "sine=frequency=440:duration=10";
        ffmpeg(
                tools,
                List.of("-f lavfi -i %s -f lavfi -i %s -c:v mpeg4 -q:v 4 -c:a libopus %s"
                        .formatted(picture, sound, ten)
                        .split(" ", -1)));
        loop(tools, ten, seconds, film);
        return film;
    }

    private static void loop(Path tools, Path ten, int seconds, Path film, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("-stream_loop", Integer.toString(seconds / 10 - 1), "-i", ten.toString(), "-c", "copy"));
        arguments.addAll(List.of("-t", Integer.toString(seconds)));
        arguments.addAll(List.of(options));
        arguments.add(film.toString());
        ffmpeg(tools, arguments);
    }

    private static void ffmpeg(Path tools, List<String> arguments) {
        Path program = program(tools);
        List<String> command = new ArrayList<>(List.of("env", "LD_LIBRARY_PATH=" + program.getParent()));
        command.addAll(List.of(program.toString(), "-v", "error", "-y"));
        command.addAll(arguments);
        Load.run(command);
    }

    private static Path program(Path tools) {
        try (Stream<Path> files = Files.walk(tools)) {
            return files.filter(file -> file.endsWith("ffmpeg") && Files.isRegularFile(file))
                    .findAny()
                    .orElseThrow(() -> new IllegalStateException("no ffmpeg under " + tools));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
