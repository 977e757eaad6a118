package io.loggia.analytics.export;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Another program that reads workbooks, with a profile of its own, so that it meets no other that runs. */
final class LibreOffice {

    private static final int MOST_SECONDS = 120;

    private final Path program;
    private final Path folder;

    private LibreOffice(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * Skips the test where there is none.
     *
     * @param room for its profile and what it says
     */
    static LibreOffice orSkip(Path room) {
        Optional<Path> program = Stream.of(
                        System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, "soffice"))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(program.isPresent(), "there is no soffice on the path: workbooks are not tried in LibreOffice");
        return new LibreOffice(program.orElseThrow(), room);
    }

    /**
     * Has it open files and write them in another format, all in one go.
     *
     * @return what it said, which tells of errors
     */
    String convert(List<Path> files, String format, Path into) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--norestore",
                "--convert-to",
                format,
                "--outdir",
                into.toString()));
        files.forEach(file -> command.add(file.toString()));
        try {
            Path said = Files.createTempFile(folder, "soffice", ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            try {
                if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("LibreOffice takes too long: " + Files.readString(said));
                }
            } finally {
                // The script has a child that does the work.
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
