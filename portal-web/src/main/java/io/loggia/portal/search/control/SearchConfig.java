package io.loggia.portal.search.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of search. */
@Dependent
@ConfigProperties(prefix = "loggia.search")
public class SearchConfig implements LoggiaConfig {

    /**
     * How often, in milliseconds, the index looks for changes that another node made. A change made on the same node is
     * followed at once.
     */
    @Min(50)
    @Max(60_000)
    @ConfigProperty(name = "poll-millis", defaultValue = "500")
    public long pollMillis;

    /** From how many milliseconds on a search is listed as slow. */
    @Min(1)
    @Max(60_000)
    @ConfigProperty(name = "slow-millis", defaultValue = "200")
    public long slowMillis;

    /** How many milliseconds a search waits for a model to tell the vector of its question, where there is a model. */
    @Min(0)
    @Max(5_000)
    @ConfigProperty(name = "question-millis", defaultValue = "300")
    public long questionMillis;

    /**
     * How long the database keeps what happened to items, for indexes to follow. A server that was away for longer builds
     * its index anew.
     */
    @NotNull
    @ConfigProperty(name = "keep-changes", defaultValue = "P7D")
    public Duration keepChanges = Duration.ZERO;
}
