package io.loggia.media.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An FFmpeg of another branch than ours, where the system has one: it has no stake in what ours wrote. */
final class SecondDecoder {

    static final long SKIPPED = -1;

    private static final Path PROGRAM = Path.of("/usr/bin/ffmpeg");

    private SecondDecoder() {}

    static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    /** Decodes a rendition through its playlist; fails on any complaint and on time stamps that do not follow. */
    static long frames(Path presentation, String rendition) throws IOException, InterruptedException {
        if (!isThere()) {
            return SKIPPED;
        }
        ProcessBuilder builder = new ProcessBuilder(List.of(
                PROGRAM.toString(),
                "-v",
                "warning",
                "-nostdin",
                "-i",
                presentation.resolve(rendition).resolve("index.m3u8").toString(),
                "-f",
                "framecrc",
                "-"));
        Path complaints = Files.createTempFile("second", ".log");
        Process process = builder.redirectError(complaints.toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(Files.readString(complaints))
                .as("complaints about " + rendition)
                .isEmpty();
        long count = 0;
        long next = Long.MIN_VALUE;
        for (String line : output.lines().filter(line -> !line.startsWith("#")).toList()) {
            List<String> fields = List.of(line.split(",\\s*", -1));
            long pts = Long.parseLong(fields.get(2).strip());
            assertThat(next == Long.MIN_VALUE || pts == next)
                    .as("frame %d at %d, expected at %d", count, pts, next)
                    .isTrue();
            next = pts + Long.parseLong(fields.get(3).strip());
            count++;
        }
        return count;
    }
}
