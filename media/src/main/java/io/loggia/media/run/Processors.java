package io.loggia.media.run;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;

/** Processors that a process may run on. FFmpeg starts threads for these, and knows of no quota that a container has. */
final class Processors {

    private static final System.Logger LOGGER = System.getLogger(Processors.class.getName());
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String ALLOWED = "Cpus_allowed_list:";

    private Processors() {}

    /** Those that Java counts where the kernel does not tell. */
    static int allowed() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(ALLOWED))
                    .mapToInt(line -> count(line.substring(ALLOWED.length()).strip()))
                    .findFirst()
                    .orElseGet(() -> Runtime.getRuntime().availableProcessors());
        } catch (IOException e) {
            LOGGER.log(Level.DEBUG, "The kernel does not tell its processors", e);
            return Runtime.getRuntime().availableProcessors();
        }
    }

    /** Of a list as {@code 0-3,8}. */
    static int count(String list) {
        int count = 0;
        for (String range : list.split(",", -1)) {
            int dash = range.indexOf('-');
            count += dash < 0
                    ? 1
                    : Integer.parseInt(range.substring(dash + 1)) - Integer.parseInt(range.substring(0, dash)) + 1;
        }
        return count;
    }
}
