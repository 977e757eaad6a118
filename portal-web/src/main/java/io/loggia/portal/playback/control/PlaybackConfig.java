package io.loggia.portal.playback.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of the edge that serves media. */
@Dependent
@ConfigProperties(prefix = "loggia.playback")
public class PlaybackConfig implements LoggiaConfig {

    /** Bytes of memory that hold what many people fetch at the same time; 0 reads everything from disk. */
    @Min(0)
    @ConfigProperty(name = "hot-bytes", defaultValue = "67108864")
    public long hotBytes;

    /** Largest file that is held in memory, in bytes. */
    @Min(0)
    @ConfigProperty(name = "hot-file-bytes", defaultValue = "4194304")
    public int hotFileBytes;

    /** Bytes read from disk at a time, for files that are not held in memory. */
    @Min(8_192)
    @Max(1_048_576)
    @ConfigProperty(name = "buffer-bytes", defaultValue = "131072")
    public int bufferBytes;
}
