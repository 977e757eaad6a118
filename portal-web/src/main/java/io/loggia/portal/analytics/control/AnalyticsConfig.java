package io.loggia.portal.analytics.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of figures about people's viewing. */
@Dependent
@ConfigProperties(prefix = "loggia.analytics")
public class AnalyticsConfig implements LoggiaConfig {

    /** The fewest people that figures, curves and groups may be told of; {@code none} to have admins say. */
    @Pattern(regexp = "none|[1-9][0-9]{0,2}|1000", message = "must be none, or 1 to 1000")
    @ConfigProperty(name = "smallest-group", defaultValue = "none")
    public String smallestGroup = "none";

    /** Whether reports may tell what single persons watched; {@code none} to have admins say. */
    @Pattern(regexp = "none|true|false", message = "must be none, true or false")
    @ConfigProperty(name = "viewing-of-persons", defaultValue = "none")
    public String viewingOfPersons = "none";

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

    /** Empty where admins say. */
    Optional<Integer> smallestGroup() {
        return set(smallestGroup).map(Integer::valueOf);
    }

    /** Empty where admins say. */
    Optional<Boolean> viewingOfPersons() {
        return set(viewingOfPersons).map(Boolean::valueOf);
    }

    private static Optional<String> set(String value) {
        return Optional.of(value).filter(one -> !one.equals("none"));
    }
}
