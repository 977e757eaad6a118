package io.loggia.portal.processing.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the work on uploaded media. */
@Dependent
@ConfigProperties(prefix = "loggia.processing")
public class ProcessingConfig implements LoggiaConfig {

    /** Name of this server on the page of jobs; {@code host} takes the machine's. */
    @NotBlank
    @ConfigProperty(name = "node-name", defaultValue = "host")
    public String nodeName = "host";

    /** How many quick jobs (probe, re-wrap) run at a time. */
    @Min(1)
    @Max(64)
    @ConfigProperty(name = "quick-workers", defaultValue = "2")
    public int quickWorkers;

    /** How many media pictures (posters, storyboards, waveforms) are made of at a time. */
    @Min(1)
    @Max(64)
    @ConfigProperty(name = "picture-workers", defaultValue = "2")
    public int pictureWorkers;

    /** Of how many media that browsers do not play as they are a first quality is encoded at a time. */
    @Min(1)
    @Max(64)
    @ConfigProperty(name = "first-workers", defaultValue = "1")
    public int firstWorkers;

    /** How many media are encoded at a time; each uses every processor. */
    @Min(1)
    @Max(64)
    @ConfigProperty(name = "ladder-workers", defaultValue = "1")
    public int ladderWorkers;

    /** Attempts at a job before it is set aside as failed. */
    @Min(1)
    @Max(20)
    @ConfigProperty(name = "max-attempts", defaultValue = "3")
    public int maxAttempts;

    /** Wait before the second attempt; each later wait is four times as long, and of six hours at most. */
    @NotNull
    @ConfigProperty(name = "back-off", defaultValue = "PT10S")
    public Duration backOff = Duration.ZERO;

    /** How often a running job says that it lives; four silent intervals free it for another server. */
    @NotNull
    @ConfigProperty(name = "heartbeat", defaultValue = "PT3S")
    public Duration heartbeat = Duration.ZERO;

    /** How long replaced renditions stay for those who are watching them. */
    @NotNull
    @ConfigProperty(name = "keep-replaced", defaultValue = "PT24H")
    public Duration keepReplaced = Duration.ZERO;

    /** How long a file stays that was put together for a download. */
    @NotNull
    @ConfigProperty(name = "keep-downloads", defaultValue = "PT24H")
    public Duration keepDownloads = Duration.ZERO;

    /** How old a file in the storage must be before it is removed because nothing names it. */
    @NotNull
    @ConfigProperty(name = "orphan-age", defaultValue = "PT2H")
    public Duration orphanAge = Duration.ZERO;

    /** Folder with the programs ffmpeg and ffprobe, or {@code bundled} for those that Loggia brings. */
    @NotBlank
    @ConfigProperty(name = "ffmpeg", defaultValue = "bundled")
    public String ffmpeg = "";

    /** Whether to jail media processes with bubblewrap where it is installed. */
    @ConfigProperty(name = "bubblewrap", defaultValue = "true")
    public boolean bubblewrap;

    /**
     * Folder with Tesseract's language data, {@code debian} for that of Debian's packages where they are installed, or
     * {@code off}: text is read off slides with it.
     */
    @NotBlank
    @ConfigProperty(name = "slide-text", defaultValue = "debian")
    public String slideText = "";

    /** Whether to encode on graphics cards where that works. */
    @ConfigProperty(name = "hardware", defaultValue = "true")
    public boolean hardware;

    /** Whether sound is brought to -16 LUFS (EBU R128); the uploaded file keeps its own level. */
    @ConfigProperty(name = "loudness", defaultValue = "true")
    public boolean loudness;

    /** Address space in MiB that an encoding process may take. */
    @Min(1024)
    @ConfigProperty(name = "memory-mib", defaultValue = "8192")
    public long memoryMib;

    /** Longest media in hours. */
    @Min(1)
    @ConfigProperty(name = "max-hours", defaultValue = "24")
    public long maxHours;

    /** Whether the programs that Loggia brings are to be used. */
    boolean usesBundledPrograms() {
        return ffmpeg.equals("bundled");
    }

    /** Heart-beats in a row without which a server no longer counts as running. */
    public int silentHeartbeats() {
        return 4;
    }

    /** After so long without a heart-beat, another server may take over what this one had. */
    public Duration silence() {
        return heartbeat.multipliedBy(silentHeartbeats());
    }

    /**
     * How long to wait before a job is tried again.
     *
     * @param tries that have failed, from 1
     */
    Duration pauseAfter(int tries) {
        // A field of this class would be taken for a setting.
        Duration longest = Duration.ofHours(6);
        Duration pause = backOff;
        for (int i = 1; i < tries && pause.compareTo(longest) < 0; i++) {
            pause = pause.multipliedBy(4);
        }
        return pause.compareTo(longest) < 0 ? pause : longest;
    }
}
