package io.loggia.portal.platform.control;

import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of calls to addresses that an admin has typed. */
@Dependent
@ConfigProperties(prefix = "loggia.outgoing")
public class OutgoingConfig implements LoggiaConfig {

    /** Host names and address ranges (CIDR), by commas, that may be called although they are private, or without TLS. */
    @ConfigProperty(name = "allowed", defaultValue = "none")
    public String allowed = "none";

    /** PEM file of authorities to be trusted besides those of the Java runtime; {@code none} for no more. */
    @ConfigProperty(name = "trusted-certificates", defaultValue = "none")
    public String trustedCertificates = "none";

    /** How long a connection may take (ISO-8601 duration). */
    @ConfigProperty(name = "connect-timeout", defaultValue = "PT5S")
    public Duration connectTimeout = Duration.ZERO;

    /** How long a whole answer may take (ISO-8601 duration). */
    @ConfigProperty(name = "answer-timeout", defaultValue = "PT10S")
    public Duration answerTimeout = Duration.ZERO;

    /** Longest answer that is read, in bytes. */
    @Min(1024)
    @ConfigProperty(name = "max-answer-bytes", defaultValue = "4194304")
    public int maxAnswerBytes;
}
