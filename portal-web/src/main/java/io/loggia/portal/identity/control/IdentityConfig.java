package io.loggia.portal.identity.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of sign-in and sessions. */
@Dependent
@ConfigProperties(prefix = "loggia.identity")
public class IdentityConfig implements LoggiaConfig {

    /** A session unused for this long is over (ISO-8601 duration). */
    @ConfigProperty(name = "session-idle", defaultValue = "PT12H")
    public Duration sessionIdle = Duration.ZERO;

    /** A session is over this long after sign-in, used or not (ISO-8601 duration). */
    @ConfigProperty(name = "session-absolute", defaultValue = "P7D")
    public Duration sessionAbsolute = Duration.ZERO;

    /** Failed sign-ins under one name before each further one is delayed. */
    @Min(1)
    @ConfigProperty(name = "free-failures", defaultValue = "5")
    public int freeFailures;

    /** First delay; it doubles with each failure (ISO-8601 duration). */
    @ConfigProperty(name = "first-delay", defaultValue = "PT2S")
    public Duration firstDelay = Duration.ZERO;

    /** Longest delay (ISO-8601 duration). */
    @ConfigProperty(name = "longest-delay", defaultValue = "PT15M")
    public Duration longestDelay = Duration.ZERO;

    /** How often PBKDF2 is iterated for a new password; OWASP's floor for HMAC-SHA512 is 210,000. */
    @Min(210_000)
    @ConfigProperty(name = "password-iterations", defaultValue = "210000")
    public int passwordIterations;
}
