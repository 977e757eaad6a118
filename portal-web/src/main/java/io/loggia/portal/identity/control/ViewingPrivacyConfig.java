package io.loggia.portal.identity.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of what may be told of people's viewing. */
@Dependent
@ConfigProperties(prefix = "loggia.analytics")
public class ViewingPrivacyConfig implements LoggiaConfig {

    /** The fewest people that figures, curves and groups may be told of; {@code none} to have admins say. */
    @Pattern(regexp = "none|[1-9][0-9]{0,2}|1000", message = "must be none, or 1 to 1000")
    @ConfigProperty(name = "smallest-group", defaultValue = "none")
    public String smallestGroup = "none";

    /** Whether reports may tell what single persons watched; {@code none} to have admins say. */
    @Pattern(regexp = "none|true|false", message = "must be none, true or false")
    @ConfigProperty(name = "viewing-of-persons", defaultValue = "none")
    public String viewingOfPersons = "none";

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
