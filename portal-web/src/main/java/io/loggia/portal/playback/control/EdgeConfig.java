package io.loggia.portal.playback.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of an edge in front of the portal, such as nginx. */
@Dependent
@ConfigProperties(prefix = "loggia.edge")
public class EdgeConfig implements LoggiaConfig {

    /**
     * What the edge proves itself by, in the header {@code Loggia-Edge}. With one, media and downloads are served to the
     * edge alone; {@code none} serves them to whoever holds a signed address.
     */
    @Pattern(regexp = "none|[A-Za-z0-9_-]{32,200}")
    @ConfigProperty(name = "secret", defaultValue = "none")
    public String secret = "";
}
