package io.loggia.portal.analytics.control;

import io.loggia.analytics.insight.SmallGroups;
import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of figures about people's viewing. */
@Dependent
@ConfigProperties(prefix = "loggia.analytics")
public class AnalyticsConfig implements LoggiaConfig {

    /** The fewest people that curves and groups may be told of. */
    @Min(1)
    @Max(1000)
    @ConfigProperty(name = "smallest-group", defaultValue = "5")
    public int smallestGroup;

    SmallGroups smallGroups() {
        return new SmallGroups(smallestGroup);
    }
}
