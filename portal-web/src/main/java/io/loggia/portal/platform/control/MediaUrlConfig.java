package io.loggia.portal.platform.control;

import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of signed media URLs. */
@Dependent
@ConfigProperties(prefix = "loggia.media-url")
public class MediaUrlConfig implements LoggiaConfig {

    /** How long a media URL works at least, while its login session lives (ISO-8601 duration). */
    @ConfigProperty(name = "life", defaultValue = "PT6H")
    public Duration life = Duration.ZERO;

    /** Whether a media URL works in the viewer's network alone, that is from the same /24 of IPv4 or /48 of IPv6. */
    @ConfigProperty(name = "bound-to-network", defaultValue = "false")
    public boolean boundToNetwork;

    /** How often the file with the signing keys is read again, which is how soon a rotation takes hold. */
    @ConfigProperty(name = "keys-read-every", defaultValue = "PT10S")
    public Duration keysReadEvery = Duration.ZERO;
}
