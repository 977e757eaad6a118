package io.loggia.portal.upload.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of uploads. */
@Dependent
@ConfigProperties(prefix = "loggia.upload")
public class UploadConfig implements LoggiaConfig {

    /** Largest file that is taken, in bytes. */
    @Min(1)
    @ConfigProperty(name = "max-bytes", defaultValue = "107374182400")
    public long maxBytes;

    /** An upload that gets no bytes for this long is given up (ISO-8601 duration). */
    @ConfigProperty(name = "expiry", defaultValue = "P2D")
    public Duration expiry = Duration.ZERO;

    /** How long a finished or given-up upload is still remembered, for clients that come back late (ISO-8601 duration). */
    @ConfigProperty(name = "remembered", defaultValue = "P7D")
    public Duration remembered = Duration.ZERO;

    /** Unfinished uploads that one person may have at a time. */
    @Min(1)
    @ConfigProperty(name = "max-unfinished", defaultValue = "100")
    public int maxUnfinished;

    /** Bytes after which what arrived is made durable and the offset moves. */
    @Min(65_536)
    @ConfigProperty(name = "commit-bytes", defaultValue = "8388608")
    public long commitBytes;

    /** Bytes of memory that one running request uses. */
    @Min(4_096)
    @Max(1_048_576)
    @ConfigProperty(name = "buffer-bytes", defaultValue = "65536")
    public int bufferBytes;
}
