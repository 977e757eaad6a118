package io.loggia.media.run;

import java.time.Duration;

/**
 * What one media process may use before the kernel or the runner ends it.
 *
 * @param timeout wall time
 * @param stall longest silence of a process that reports progress
 * @param cpu processor time over all threads
 * @param memoryBytes address space, which is more than what is resident
 * @param fileBytes size of each file that it writes
 * @param processes of the same user, threads included; the server's own threads count where no jail separates them
 * @param niceness 0 to 19; encoding yields to people who watch
 */
public record Limits(
        Duration timeout,
        Duration stall,
        Duration cpu,
        long memoryBytes,
        long fileBytes,
        int processes,
        int openFiles,
        int niceness) {

    private static final long MIB = 1024L * 1024;

    public Limits {
        if (!timeout.isPositive() || !stall.isPositive() || !cpu.isPositive()) {
            throw new IllegalArgumentException("Time limits must be positive");
        }
        if (memoryBytes < 1 || fileBytes < 0 || processes < 1 || openFiles < 16 || niceness < 0 || niceness > 19) {
            throw new IllegalArgumentException("Resource limits are out of range");
        }
    }

    /** For looking at a file that nobody has looked at yet. */
    public static Limits probing() {
        return new Limits(
                Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(10), 768 * MIB, MIB, 4096, 64, 0);
    }

    /** For work whose length depends on the media. */
    public static Limits encoding(Duration timeout, int processors, long memoryBytes) {
        return new Limits(
                timeout,
                Duration.ofMinutes(3),
                timeout.multipliedBy(Math.max(1, processors)),
                memoryBytes,
                64 * 1024 * MIB,
                4096,
                512,
                10);
    }

    /** For work that writes small files only, however long the media is; its silence is no sign of trouble. */
    public static Limits writing(Duration timeout, long memoryBytes, long fileBytes) {
        return new Limits(timeout, timeout, timeout, memoryBytes, fileBytes, 4096, 64, 10);
    }

    /** For reading the text of one picture. */
    public static Limits reading() {
        Duration longest = Duration.ofSeconds(60);
        return new Limits(longest, longest, longest, 2048 * MIB, MIB, 4096, 64, 19);
    }

    public Limits withNiceness(int value) {
        return new Limits(timeout, stall, cpu, memoryBytes, fileBytes, processes, openFiles, value);
    }

    public Limits withTimeout(Duration value) {
        return new Limits(value, stall, cpu, memoryBytes, fileBytes, processes, openFiles, niceness);
    }
}
