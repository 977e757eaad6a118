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
 * @param processes in the jail, threads included; where no jail separates them from the server's, a bound of the
 *     sandbox's holds instead
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

    /** ffprobe opens the decoder of every track, each with up to 16 threads. */
    private static final int PROBING = 256;
    /** One decoder, one chain of filters, or one page to read: each takes a thread a processor, and those few beside. */
    private static final int ONE_OF_EACH = 512;
    /**
     * The most that is asked for is HEVC and AV1 of eight qualities in one process. Of four, on a film of 2160 lines,
     * that took 241 threads on 2 processors, 441 on 8, 563 on 16, 775 on 64 and 1031 on 128; of eight it is twice as many.
     */
    private static final int ENCODERS = 512;

    private static final int ENCODERS_FOR_EACH_PROCESSOR = 64;
    private static final int MOST = 4096;
    private static final int PROCESSORS = Processors.allowed();

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
                Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(10), 768 * MIB, MIB, PROBING, 64, 0);
    }

    /** For work whose length depends on the media. */
    public static Limits encoding(Duration timeout, int processors, long memoryBytes) {
        return new Limits(
                timeout,
                Duration.ofMinutes(3),
                timeout.multipliedBy(Math.max(1, processors)),
                memoryBytes,
                64 * 1024 * MIB,
                Math.min(MOST, ENCODERS + ENCODERS_FOR_EACH_PROCESSOR * Math.max(PROCESSORS, processors)),
                512,
                10);
    }

    /** For work that writes small files only, however long the media is; its silence is no sign of trouble. */
    public static Limits writing(Duration timeout, long memoryBytes, long fileBytes) {
        return new Limits(timeout, timeout, timeout, memoryBytes, fileBytes, ONE_OF_EACH, 64, 10);
    }

    /** For reading the text of one picture. */
    public static Limits reading() {
        Duration longest = Duration.ofSeconds(60);
        return new Limits(longest, longest, longest, 2048 * MIB, MIB, ONE_OF_EACH, 64, 19);
    }

    /** For writing down what is spoken, which tells nothing until it is done. */
    public static Limits hearing(Duration timeout, int threads, long memoryBytes) {
        // Beside those that compute, the Java runtime has a few that tidy up.
        Duration cpu = timeout.multipliedBy(threads + 1L);
        return new Limits(timeout, timeout, cpu, memoryBytes, MIB, 4096, 64, 15);
    }

    public Limits withNiceness(int value) {
        return new Limits(timeout, stall, cpu, memoryBytes, fileBytes, processes, openFiles, value);
    }

    public Limits withTimeout(Duration value) {
        return new Limits(value, stall, cpu, memoryBytes, fileBytes, processes, openFiles, niceness);
    }

    public Limits withMemory(long bytes) {
        return new Limits(timeout, stall, cpu, bytes, fileBytes, processes, openFiles, niceness);
    }
}
