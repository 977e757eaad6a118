package io.loggia.portal.analytics.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of reports. */
@Dependent
@ConfigProperties(prefix = "loggia.analytics")
public class AnalyticsConfig implements LoggiaConfig {

    /** How long reports are kept that were made in the background. */
    @NotNull
    @ConfigProperty(name = "keep-reports", defaultValue = "P7D")
    public Duration keepReports = Duration.ZERO;

    /** The most bytes of files that go along with one letter; where they are more, it leads to them instead. */
    @Min(0)
    @Max(100_000_000)
    @ConfigProperty(name = "largest-enclosure-bytes", defaultValue = "8388608")
    public int largestEnclosureBytes;

    /** A folder of typefaces for what those of the portal do not have, in PDF files; {@code none} for no more. */
    @NotNull
    @ConfigProperty(name = "fonts", defaultValue = "none")
    public String fonts = "none";
}
